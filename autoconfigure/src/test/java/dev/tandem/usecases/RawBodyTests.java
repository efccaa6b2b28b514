package dev.tandem.usecases;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an exception keeps of a body that cannot be read, or of an error.
 */
class RawBodyTests {

	private static final int KEPT = 16 * 1024;

	private static final int ERROR_KEPT = 256 * 1024;

	private final Fault good = Fault.answer(Note.JSON);

	private static NotesApplication calling(FaultServer server, String... settings) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				NotesApplication.and(settings, "pool.max-connections=1"));
	}

	private static ApiDecodingException undecodable(NotesApplication notes, Outcome<?> outcome, Twin twin) {
		ApiDecodingException failure = NotesApplication.failure(outcome, ApiDecodingException.class);
		assertThat(failure.toString()).doesNotContain("secret");
		notes.assertWorks(twin);
		return failure;
	}

	@TwinTest
	void bodyThatCannotBeDecodedIsKept(Twin twin) {
		for (String body : List.of("{\"id\":\"secret\",\"text\":\"ünique\"}", "{\"secret\":", "")) {
			try (FaultServer server = FaultServer.plain(Fault.answer(body + " "), this.good);
					NotesApplication notes = calling(server)) {
				ApiDecodingException failure = undecodable(notes, notes.get(twin), twin);
				assertThat(failure.bodyText()).isEqualTo(body + " ");
				assertThat(failure.body()).isEqualTo((body + " ").getBytes(StandardCharsets.UTF_8));
				assertThat(failure.isBodyTruncated()).isFalse();
			}
		}
	}

	@TwinTest
	void bodyOfTheWrongTypeIsKeptInItsCharacterSet(Twin twin) {
		String html = "HTTP/1.1 200 OK\r\nContent-Type: text/html;charset=ISO-8859-1\r\nContent-Length: 3\r\n\r\n<";
		try (FaultServer server = FaultServer.plain(Fault.of("Latin-1", (connection) -> {
			connection.readRequest();
			connection.write((html + "ü>").getBytes(StandardCharsets.ISO_8859_1));
		}), this.good); NotesApplication notes = calling(server)) {
			assertThat(undecodable(notes, notes.get(twin), twin).bodyText()).isEqualTo("<ü>");
		}
	}

	@TwinTest
	void bodyIsKeptOfTheLastAttempt(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.truncatedBody("{\"id\":1,"), Fault.answer("{\"oops\":"),
				this.good);
				NotesApplication notes = calling(server, "retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			assertThat(undecodable(notes, notes.get(twin), twin).bodyText()).isEqualTo("{\"oops\":");
		}
	}

	@TwinTest
	void bodyIsKeptUpToALimit(Twin twin) {
		String large = "{\"text\":\"" + "secret".repeat(KEPT) + "\",\"id\":\"one\"}";
		try (FaultServer server = FaultServer.plain(Fault.answer(large), this.good);
				NotesApplication notes = calling(server)) {
			ApiDecodingException failure = undecodable(notes, notes.get(twin), twin);
			assertThat(failure.bodyText()).isEqualTo(large.substring(0, KEPT));
			assertThat(failure.isBodyTruncated()).isTrue();
		}
	}

	@TwinTest
	void bodyThatIsTooLargeIsKeptAsFarAsItCame(Twin twin) {
		String large = "{\"id\":1,\"text\":\"" + "x".repeat(3000) + "\"}";
		try (FaultServer server = FaultServer.plain(Fault.answer(large), this.good);
				NotesApplication notes = calling(server, "http.max-body-size=2KB")) {
			assertThat(undecodable(notes, notes.get(twin), twin).bodyText()).startsWith("{\"id\":1,")
				.hasSizeGreaterThan(2048);
		}
	}

	@TwinTest
	void bodyOfAListIsKept(Twin twin) {
		String list = "[" + Note.JSON + ",{\"id\":\"secret\"}]";
		try (FaultServer server = FaultServer.plain(Fault.answer(list), this.good);
				NotesApplication notes = calling(server)) {
			Outcome<List<Note>> outcome = twin.list(() -> notes.reactive().list(), () -> notes.blocking().list());
			assertThat(undecodable(notes, outcome, twin).bodyText()).isEqualTo(list);
		}
	}

	@TwinTest
	void nothingIsKeptOfAStream(Twin twin) {
		try (FaultServer server = FaultServer
			.plain(Fault.answer(200, "data:{\"id\":\"secret\"}\n\n", "Content-Type: text/event-stream"), this.good);
				NotesApplication notes = calling(server)) {
			Outcome<List<Note>> outcome = twin.list(() -> notes.reactiveStreams().events(),
					() -> notes.blockingStreams().events().toList());
			assertThat(undecodable(notes, outcome, twin).body()).isEmpty();
		}
	}

	@TwinTest
	void bodyThatNoCodecReadsIsKept(Twin twin) {
		try (FaultServer server = FaultServer
			.plain(Fault.answer(200, "protobuf?", "Content-Type: application/x-protobuf"), this.good);
				NotesApplication notes = calling(server)) {
			Outcome<Note> outcome = twin.call(() -> notes.bean(BinaryNoteApi.class).get(),
					() -> notes.bean(RawBodyTests_BlockingBinaryNoteApi.class).get());
			assertThat(undecodable(notes, outcome, twin).bodyText()).isEqualTo("protobuf?");
		}
	}

	@TwinTest
	void contentTypeThatIsNoneIsADecodingFailure(Twin twin) {
		for (String type : List.of("garbage", "text/plain;charset=bogus")) {
			try (FaultServer server = FaultServer.plain(Fault.answer(200, Note.JSON, "Content-Type: " + type),
					this.good); NotesApplication notes = calling(server)) {
				assertThat(undecodable(notes, notes.get(twin), twin).bodyText()).isEqualTo(Note.JSON);
			}
		}
	}

	@TwinTest
	void contentTypeOfAnErrorThatIsNoneIsNoSecondFailure(Twin twin) {
		for (String type : List.of("garbage", "text/plain;charset=bogus")) {
			try (FaultServer server = FaultServer.plain(Fault.answer(418, "teapot", "Content-Type: " + type),
					this.good); NotesApplication notes = calling(server)) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.status().value()).isEqualTo(418);
				assertThat(failure.bodyText()).isEqualTo("teapot");
				assertThat(failure.problem()).isEmpty();
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void bodyOfAnErrorIsCut(Twin twin) {
		Fault large = Fault.answer(500, "x".repeat(ERROR_KEPT + 1));
		Fault exact = Fault.answer(500, "x".repeat(ERROR_KEPT));
		Fault unbounded = Fault.of("unbounded error", (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 500 Broken\r\nContent-Length: 1000000000\r\n\r\n");
			while (true) {
				connection.write("x".repeat(1024));
			}
		});
		for (Fault fault : List.of(large, exact, unbounded)) {
			try (FaultServer server = FaultServer.plain(fault, this.good); NotesApplication notes = calling(server)) {
				ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(failure.status().value()).isEqualTo(500);
				assertThat(failure.body()).as(fault.name()).hasSize(ERROR_KEPT);
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void bodyOfAnErrorIsCutWhereBodiesMayBeNoLarger(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "x".repeat(3000)), this.good);
				NotesApplication notes = calling(server, "http.max-body-size=2KB")) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(404);
			assertThat(failure.body()).hasSize(2048);
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void bodyOfAnErrorInsteadOfAStreamIsCut(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "x".repeat(3000)), this.good);
				NotesApplication notes = calling(server, "http.max-body-size=2KB")) {
			Outcome<List<Note>> outcome = twin.list(() -> notes.reactiveStreams().events(),
					() -> notes.blockingStreams().events().toList());
			assertThat(NotesApplication.failure(outcome, ApiResponseException.class).body()).hasSize(2048);
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void bodyOfAnErrorThatBreaksIsKeptAsFarAsItCame(Twin twin) {
		String head = "HTTP/1.1 503 Unavailable\r\nContent-Length: 1000\r\n\r\n";
		try (FaultServer server = FaultServer.plain(Fault.rawThenClose(head + "half"), this.good);
				NotesApplication notes = calling(server)) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class).bodyText())
				.isEqualTo("half");
			notes.assertWorks(twin);
		}
	}

	/**
	 * Reads what is no JSON.
	 */
	@ApiClient("notes")
	interface BinaryNoteApi {

		@GetExchange(url = "/binary", accept = MediaType.APPLICATION_PROTOBUF_VALUE)
		Mono<Note> get();

	}

	@ImportApiClients(BinaryNoteApi.class)
	static class Setup {

	}

}
