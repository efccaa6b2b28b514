package dev.tandem.usecases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiKeySupplier;
import dev.tandem.ApiRejectedException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A key that comes while the application runs and cannot be sent is not used.
 */
class UnsendableKeyTests {

	@TwinTest
	void suppliedKeyThatCannotBeSentRejectsTheCall(Twin twin) {
		for (List<String> row : List.of(List.of("header", "s3cr3t\u4E2D"), List.of("header", "s3cr3t\u00FC"),
				List.of("cookie", "s3cr3t b"), List.of("cookie", "s3cr3t\u4E2D"), List.of("query", "s3cr3t\uD83D"))) {
			ApiKeySupplier supplier = (client) -> Mono.just(row.get(1));
			try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
					NotesApplication notes = NotesApplication.calling(server.uri(),
							(context) -> context.registerBean("vault", ApiKeySupplier.class, () -> supplier),
							"api-key.supplier=vault", "api-key.name=key", "api-key.in=" + row.get(0))) {
				ApiRejectedException failure = notes.get(twin).failure(ApiRejectedException.class);
				assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.NO_KEY);
				assertThat(NotesApplication.trace(failure)).contains("api-key.supplier", "the one supplied holds")
					.doesNotContain("s3cr3t");
				assertThat(server.connections().total()).isZero();
			}
		}
	}

	@TwinTest
	void keyOfAFileThatCannotBeSentLeavesTheOneBefore(Twin twin, @TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("key"), "first");
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "api-key.file=" + file,
						"api-key.check-interval=20ms");
				LogCapture log = LogCapture.of(Level.WARN, "dev.tandem.auth")) {
			Files.writeString(file, "s3cr3t\u4E2D");
			Awaitility.await().untilAsserted(() -> assertThat(log.text()).contains("beyond ASCII", "stays in use"));
			assertThat(log.text()).doesNotContain("s3cr3t");
			notes.assertWorks(twin);
			assertThat(server.requests().get(0).header("Authorization")).hasValue("Bearer first");
		}
	}

	@TwinTest
	void keyOfTheQueryIsEncodedWhateverItHolds(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "api-key.value=\u4E2D& #",
						"api-key.in=query", "api-key.name=the key")) {
			notes.assertWorks(twin);
			assertThat(server.requests().get(0).target()).isEqualTo("/notes/1?the%20key=%E4%B8%AD%26%20%23");
		}
	}

}
