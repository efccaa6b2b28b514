package dev.tandem.usecases;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.TransferListener;
import dev.tandem.TransferListener.Direction;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.buffer.Unpooled;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBufferUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a listener hears of the bodies of a call.
 */
class TransferListenerTests {

	private static final int SIZE = 1_000_000;

	private static final byte[] CONTENT = "0123456789".repeat(SIZE / 10).getBytes(StandardCharsets.US_ASCII);

	private static final Resource FILE = new ByteArrayResource(CONTENT);

	private static final long ANSWER = Note.JSON.length();

	@TempDir
	private Path directory;

	@TwinTest
	void uploadIsToldFromTheStartToTheTotal(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri())) {
			put(twin, notes, progress).get();
		}
		progress.assertComplete(Direction.UPLOAD, SIZE, SIZE);
		progress.assertComplete(Direction.DOWNLOAD, ANSWER, ANSWER);
		assertThat(progress.of(Direction.UPLOAD)).hasSizeGreaterThan(10);
	}

	@TwinTest
	void uploadIsToldOverTlsAndHttp2(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.http2()
			.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri(), "ssl.insecure=true", "http.versions=h2")) {
			put(twin, notes, progress).get();
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/2.0");
			put(twin, notes, null).get();
		}
		progress.assertComplete(Direction.UPLOAD, SIZE, SIZE);
		progress.assertComplete(Direction.DOWNLOAD, ANSWER, ANSWER);
	}

	@TwinTest
	void uploadOfAFileIsTold(Twin twin) throws IOException {
		Progress progress = new Progress();
		Resource file = new FileSystemResource(Files.write(this.directory.resolve("file"), CONTENT));
		try (TestServer server = TestServer.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri())) {
			twin.call(() -> notes.bean(FileApi.class).put(file, progress),
					() -> notes.bean(BlockingFileApi.class).put(file, progress))
				.get();
		}
		progress.assertComplete(Direction.UPLOAD, SIZE, SIZE);
		assertThat(progress.of(Direction.UPLOAD)).hasSizeGreaterThan(10);
	}

	@TwinTest
	void uploadOfPartsIsToldWithTheTotal(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.builder().forgetBodies().start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri())) {
			twin.call(() -> notes.bean(FileApi.class).post("A title", FILE, progress),
					() -> notes.bean(BlockingFileApi.class).post("A title", FILE, progress))
				.get();
			long size = server.awaitRequest().bodySize();
			assertThat(size).isGreaterThan(SIZE);
			progress.assertComplete(Direction.UPLOAD, size, size);
		}
	}

	/**
	 * What is read ahead of a server that takes nothing is not told.
	 */
	@TwinTest
	void uploadIsToldAsItIsWrittenAndNotAsItIsRead(Twin twin) {
		Progress progress = new Progress();
		Semaphore serverReads = new Semaphore(0);
		Fault slow = Fault.of("slow reader", (connection) -> {
			serverReads.acquireUninterruptibly();
			connection.readRequest();
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + ANSWER
					+ "\r\n\r\n" + Note.JSON);
		});
		AtomicLong read = new AtomicLong();
		Resource large = counting(new byte[20 * SIZE], read);
		try (FaultServer server = FaultServer.plain(slow);
				NotesApplication notes = files(server.uri());
				RunningCall<Note> call = twin.start(() -> notes.bean(FileApi.class).put(large, progress),
						() -> notes.bean(BlockingFileApi.class).put(large, progress))) {
			Awaitility.await().until(() -> progress.last() > 0 && read.get() - progress.last() > SIZE);
			assertThat(read).hasValueLessThan(20L * SIZE);
			serverReads.release();
			call.outcome().get();
		}
		progress.assertComplete(Direction.UPLOAD, 20L * SIZE, 20L * SIZE);
	}

	@TwinTest
	void requestWithoutABodyIsNotTold(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri())) {
			note(twin, notes, progress).get();
		}
		assertThat(progress.of(Direction.UPLOAD)).isEmpty();
		progress.assertComplete(Direction.DOWNLOAD, ANSWER, ANSWER);
	}

	@TwinTest
	void downloadIsToldAsItIsRead(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer
			.start((request, response) -> response.header("Content-Length", String.valueOf(SIZE))
				.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(CONTENT))));
				NotesApplication notes = files(server.uri())) {
			assertThat(get(twin, notes, progress).get()).isEqualTo(SIZE);
		}
		progress.assertComplete(Direction.DOWNLOAD, SIZE, SIZE);
		assertThat(progress.of(Direction.DOWNLOAD)).hasSizeGreaterThan(2);
	}

	@TwinTest
	void downloadOfUnknownLengthHasNoTotal(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.start((request, response) -> response.chunkedTransfer(true)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(CONTENT)), (buffer) -> true));
				NotesApplication notes = files(server.uri())) {
			assertThat(get(twin, notes, progress).get()).isEqualTo(SIZE);
		}
		progress.assertComplete(Direction.DOWNLOAD, SIZE, -1);
	}

	@TwinTest
	void downloadThatComesCompressedIsToldInBytesThatAreReadAndHasNoTotal(Twin twin) {
		Progress progress = new Progress();
		byte[] compressed = gzip();
		try (TestServer server = TestServer.start((request, response) -> response.header("Content-Encoding", "gzip")
			.header("Content-Length", String.valueOf(compressed.length))
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(compressed))));
				NotesApplication notes = files(server.uri(), "http.compression=true")) {
			assertThat(get(twin, notes, progress).get()).isEqualTo(SIZE);
		}
		progress.assertComplete(Direction.DOWNLOAD, SIZE, -1);
	}

	@TwinTest
	void furtherAttemptStartsAgainAndErrorsAreNotTold(Twin twin) {
		Progress progress = new Progress();
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = files(server.uri(), "retry.max-attempts=2", "retry.backoff.initial=1ms")) {
			put(twin, notes, progress).get();
		}
		List<Long> told = progress.of(Direction.UPLOAD);
		assertThat(told).filteredOn((bytes) -> bytes == 0).hasSize(2);
		assertThat(told).filteredOn((bytes) -> bytes == SIZE).hasSize(2);
		assertThat(told.subList(told.lastIndexOf(0L), told.size())).isSorted();
		progress.assertComplete(Direction.DOWNLOAD, ANSWER, ANSWER);
	}

	@TwinTest
	void listenerThatFailsDoesNotFailTheCall(Twin twin) {
		Progress progress = new Progress();
		TransferListener failing = (direction, bytes, total) -> {
			progress.onProgress(direction, bytes, total);
			throw new IllegalStateException("The bar is gone");
		};
		try (LogCapture log = LogCapture.of(Level.WARN, "dev.tandem");
				TestServer server = TestServer.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri())) {
			assertThat(put(twin, notes, failing).get()).isEqualTo(Note.HELLO);
			assertThat(server.awaitRequest().bodySize()).isEqualTo(SIZE);
			assertThat(log.text()).contains("The bar is gone");
		}
		assertThat(progress.of(Direction.UPLOAD)).containsExactly(0L);
		assertThat(progress.of(Direction.DOWNLOAD)).containsExactly(0L);
	}

	@TwinTest
	void connectionThatIsUsedAgainTellsNobody(Twin twin) {
		Progress progress = new Progress();
		try (TestServer server = TestServer.start(TransferListenerTests::answer);
				NotesApplication notes = files(server.uri(), "pool.max-connections=1")) {
			put(twin, notes, progress).get();
			int told = progress.heard.size();
			put(twin, notes, null).get();
			assertThat(server.connections().total()).isEqualTo(1);
			assertThat(progress.heard).hasSize(told);
		}
	}

	@TwinTest
	void errorIsNotTold(Twin twin) {
		Progress progress = new Progress();
		try (FaultServer server = FaultServer.plain(Fault.answer(404, "{}"));
				NotesApplication notes = files(server.uri())) {
			note(twin, notes, progress).failure(ApiResponseException.class);
		}
		assertThat(progress.heard).isEmpty();
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		return TestServer.json(response.header("Content-Length", String.valueOf(ANSWER)), Note.JSON);
	}

	private static Resource counting(byte[] content, AtomicLong read) {
		return new ByteArrayResource(content) {

			@Override
			public InputStream getInputStream() throws IOException {
				return new FilterInputStream(super.getInputStream()) {

					@Override
					public int read(byte[] target, int offset, int length) throws IOException {
						int count = super.read(target, offset, length);
						read.addAndGet(Math.max(count, 0));
						return count;
					}

				};
			}

		};
	}

	private static byte[] gzip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(CONTENT);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static NotesApplication files(URI baseUrl, String... settings) {
		return NotesApplication.calling(baseUrl, (context) -> context.register(Setup.class), settings);
	}

	private static Outcome<Note> put(Twin twin, NotesApplication notes, @Nullable TransferListener listener) {
		return twin.call(() -> notes.bean(FileApi.class).put(FILE, listener),
				() -> notes.bean(BlockingFileApi.class).put(FILE, listener));
	}

	private static Outcome<Note> note(Twin twin, NotesApplication notes, TransferListener listener) {
		return twin.call(() -> notes.bean(FileApi.class).note(listener),
				() -> notes.bean(BlockingFileApi.class).note(listener));
	}

	private static Outcome<Integer> get(Twin twin, NotesApplication notes, TransferListener listener) {
		return twin.call(() -> notes.bean(FileApi.class).get(listener).map((buffer) -> {
			int count = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return count;
		}).reduce(0, Integer::sum), () -> {
			try (InputStream content = notes.bean(BlockingFileApi.class).get(listener)) {
				return content.readAllBytes().length;
			}
		});
	}

	private static final class Progress implements TransferListener {

		private final List<Heard> heard = new CopyOnWriteArrayList<>();

		@Override
		public void onProgress(Direction direction, long bytes, long total) {
			this.heard.add(new Heard(direction, bytes, total));
		}

		List<Long> of(Direction direction) {
			return this.heard.stream().filter((heard) -> heard.direction() == direction).map(Heard::bytes).toList();
		}

		long last() {
			return this.heard.isEmpty() ? -1 : this.heard.get(this.heard.size() - 1).bytes();
		}

		void assertComplete(Direction direction, long bytes, long total) {
			assertThat(of(direction)).startsWith(0L).endsWith(bytes).isSorted().doesNotHaveDuplicates();
			assertThat(this.heard).filteredOn((heard) -> heard.direction() == direction)
				.extracting(Heard::total)
				.containsOnly(total);
		}

	}

	private record Heard(TransferListener.Direction direction, long bytes, long total) {
	}

	@ImportApiClients(FileApi.class)
	static class Setup {

	}

}
