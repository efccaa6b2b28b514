package dev.tandem.usecases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import dev.tandem.ImportApiClients;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Content that is larger than the heap, through both twins. Its size is the system
 * property {@code tandem.large-transfer}, which the Maven profile {@code full} raises.
 */
class LargeTransferTests {

	private static final DataSize SIZE = DataSize.parse(System.getProperty("tandem.large-transfer", "160MB"));

	private static final String HEAP = "64m";

	/**
	 * A transfer that runs out of the network's memory hangs.
	 */
	private static final Duration LIMIT = Duration.ofSeconds(60 + SIZE.toMegabytes() / 2);

	@TempDir
	private Path directory;

	@Test
	void contentThatIsLargerThanTheHeapIsTransferred() throws Exception {
		try (LargeFileServer server = new LargeFileServer(SIZE.toBytes())) {
			Result result = run(server, this.directory.resolve("large.bin").toString());
			assertThat(result.output()).contains("file passed", "part passed", "buffers passed",
					"part that is a file passed", "input stream passed", "flux passed");
			assertThat(result.exitCode()).isZero();
		}
	}

	/**
	 * The test above can fail.
	 */
	@Test
	void contentThatIsLargerThanTheHeapDoesNotFitIntoIt() throws Exception {
		try (LargeFileServer server = new LargeFileServer(SIZE.toBytes())) {
			Result result = run(server);
			assertThat(result.output()).contains("java.lang.OutOfMemoryError");
			assertThat(result.exitCode()).isNotZero();
		}
	}

	/**
	 * What the server has sent ahead of a reader that reads nothing more is what sockets
	 * and the transport hold, and does not grow.
	 */
	@Test
	void readerThatStopsHoldsUpTheServer() throws IOException {
		try (LargeFileServer server = new LargeFileServer(SIZE.toBytes());
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class));
				InputStream content = notes.bean(BlockingLargeFileApi.class).get()) {
			assertThat(content.read()).isNotNegative();
			AtomicLong before = new AtomicLong();
			Awaitility.await()
				.pollInterval(Duration.ofSeconds(1))
				.atMost(LIMIT)
				.until(() -> server.sent() > 0 && before.getAndSet(server.sent()) == server.sent());
			assertThat(server.sent()).isLessThan(SIZE.toBytes() / 4);
		}
	}

	private static Result run(LargeFileServer server, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + HEAP,
						"-XX:MaxDirectMemorySize=" + HEAP, "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1",
						"-cp", Objects.requireNonNull(System.getProperty("java.class.path")), SmallHeap.class.getName(),
						server.uri().toString(), String.valueOf(SIZE.toBytes())));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile("small-heap", ".log");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
			process.destroyForcibly();
			assertThat(ended).as(Files.readString(output)).isTrue();
			return new Result(process.exitValue(), Files.readString(output));
		}
		finally {
			Files.delete(output);
		}
	}

	private record Result(int exitCode, String output) {
	}

	@ImportApiClients(LargeFileApi.class)
	static class Setup {

	}

}
