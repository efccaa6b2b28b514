package dev.tandem.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartLine}.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartLineTests {

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withPropertyValues("tandem.clients.note-books.base-url=https://notes.example.org:8443/v1");

	@Test
	void clientWhenStartedIsOneLineWithoutItsKey(CapturedOutput output, @TempDir Path directory) throws IOException {
		Path key = Files.writeString(directory.resolve("key"), "key-4711");
		this.runner
			.withPropertyValues("tandem.clients.note-books.api-key.file=" + key,
					"tandem.clients.stock.base-url=https://stock.example.org", "tandem.clients.stock.api-key=key-4712")
			.run((context) -> assertThat(output)
				.containsOnlyOnce("note-books -> https://notes.example.org:8443 · 2 definitions · key from file")
				.containsOnlyOnce("stock -> https://stock.example.org · no definition: call it by "
						+ "ApiClients.client(\"stock\") · key from property")
				.doesNotContain("key-471"));
	}

	@Test
	void clientWithoutKeyNamesNone(CapturedOutput output) {
		this.runner.run((context) -> assertThat(output.getAll().lines())
			.anyMatch((line) -> line.endsWith("note-books -> https://notes.example.org:8443 · 2 definitions")));
	}

	@Test
	void clientWhenItsHostIsNoHostNameOfRfc2396HasItsPort(CapturedOutput output) {
		this.runner.withPropertyValues("tandem.clients.stock.base-url=http://stock_service:8080/T0/s3cr3t-path")
			.run((context) -> assertThat(output).contains("stock -> http://stock_service:8080 · ")
				.doesNotContain("s3cr3t-path"));
	}

	@Test
	void clientThatWaitsForItsBaseUrlHasNone(CapturedOutput output) {
		Contexts.withDefinitions()
			.withPropertyValues("tandem.live.late-clients=note-books")
			.run((context) -> assertThat(output).contains("note-books -> no base URL yet · 2 definitions"));
	}

}
