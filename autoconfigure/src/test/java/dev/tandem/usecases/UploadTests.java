package dev.tandem.usecases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is sent of a file, as the body and as a part of one, and when it is sent again.
 */
class UploadTests {

	private static final String CONTENT = "0123456789".repeat(10_000);

	private static final String[] RETRY = { "retry.max-attempts=2", "retry.backoff.initial=1ms", "retry.budget=1" };

	@TempDir
	private Path directory;

	@TwinTest
	void resourceIsSentWithTypeAndLength(Twin twin) throws IOException {
		RawRequest request = sent((notes) -> put(twin, notes, file("picture.png")));
		assertThat(request.header("Content-Type")).hasValue("image/png");
		assertThat(request.header("Content-Length")).hasValue("100000");
		assertThat(request.body()).isEqualTo(CONTENT);
	}

	@TwinTest
	void resourceIsSentOverTls(Twin twin) throws IOException {
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = files(server.uri(), "ssl.insecure=true")) {
			put(twin, notes, file("picture.png")).get();
			assertThat(server.awaitRequest().body()).isEqualTo(CONTENT);
		}
	}

	@TwinTest
	void streamOfUnknownLengthIsSentInChunks(Twin twin) {
		RawRequest request = sent((notes) -> put(twin, notes, stream()));
		assertThat(request.header("Content-Length")).isEmpty();
		assertThat(request.header("Transfer-Encoding")).hasValue("chunked");
		assertThat(request.body()).isEqualTo(CONTENT);
	}

	@TwinTest
	void streamWithANameIsSentInChunks(Twin twin) {
		RawRequest request = sent((notes) -> put(twin, notes, named("a.pdf", CONTENT)));
		assertThat(request.header("Content-Type")).hasValue("application/pdf");
		assertThat(request.header("Transfer-Encoding")).hasValue("chunked");
		assertThat(request.body()).isEqualTo(CONTENT);
	}

	@TwinTest
	void fileIsReadOffTheEventLoop(Twin twin) {
		List<String> threads = new CopyOnWriteArrayList<>();
		Resource resource = new ByteArrayResource(CONTENT.getBytes(StandardCharsets.US_ASCII)) {

			@Override
			public InputStream getInputStream() throws IOException {
				threads.add(Thread.currentThread().getName());
				assertThat(Schedulers.isInNonBlockingThread()).isFalse();
				return super.getInputStream();
			}

		};
		assertThat(sent((notes) -> put(twin, notes, resource)).body()).isEqualTo(CONTENT);
		sent((notes) -> post(twin, notes, resource));
		assertThat(threads).hasSize(2).allMatch((name) -> name.startsWith("boundedElastic"));
	}

	@TwinTest
	void bytesAreSentInOrder(Twin twin) throws IOException {
		Resource file = file("picture.png");
		RawRequest request = sent((notes) -> twin.call(() -> notes.bean(FileApi.class).putBytes(buffers(), null),
				() -> notes.bean(BlockingFileApi.class).putBytes(file, null)));
		assertThat(request.body()).isEqualTo(CONTENT);
	}

	@TwinTest
	void partHasNameTypeAndLength(Twin twin) throws IOException {
		RawRequest request = sent((notes) -> post(twin, notes, file("picture.png")));
		assertThat(request.header("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("multipart/form-data;boundary="));
		assertThat(request.header("Content-Length")).hasValue(String.valueOf(request.body().length()));
		assertThat(request.body()).contains("name=\"title\"")
			.contains("name=\"file\"; filename=\"picture.png\"")
			.contains("Content-Type: image/png")
			.contains("Content-Length: 100000")
			.contains("\r\n\r\n" + CONTENT + "\r\n--");
	}

	@TwinTest
	void partOfUnknownLengthIsSentInChunks(Twin twin) {
		RawRequest request = sent((notes) -> post(twin, notes, named("a.pdf", CONTENT)));
		assertThat(request.header("Transfer-Encoding")).hasValue("chunked");
		assertThat(request.body()).contains("filename=\"a.pdf\"").contains("\r\n\r\n" + CONTENT + "\r\n--");
	}

	@TwinTest
	void partIsWhatItsEntitySays(Twin twin) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_OCTET_STREAM);
		headers.setContentDispositionFormData("file", "other.bin");
		RawRequest request = sent((notes) -> {
			HttpEntity<Resource> part = new HttpEntity<>(file("picture.png"), headers);
			return twin.call(() -> notes.bean(FileApi.class).postEntity(part),
					() -> notes.bean(BlockingFileApi.class).postEntity(part));
		});
		assertThat(request.header("Content-Length")).hasValue(String.valueOf(request.body().length()));
		assertThat(request.body()).contains("name=\"file\"; filename=\"other.bin\"")
			.contains("Content-Type: application/octet-stream");
	}

	@TwinTest
	void partOfBuffersIsSentAndOneThatIsAbsentIsNot(Twin twin) throws IOException {
		Resource file = file("picture.png");
		RawRequest request = sent((notes) -> twin.call(() -> notes.bean(FileApi.class).postBytes(buffers(), null),
				() -> notes.bean(BlockingFileApi.class).postBytes(file, null)));
		assertThat(request.body()).contains("name=\"file\"")
			.contains("\r\n\r\n" + CONTENT + "\r\n--")
			.doesNotContain("name=\"note\"");
		assertThat(request.body().contains("filename=\"picture.png\"")).isEqualTo(twin == Twin.BLOCKING);
	}

	@TwinTest
	void partOfAValueIsSent(Twin twin) throws IOException {
		Resource file = file("picture.png");
		RawRequest request = sent(
				(notes) -> twin.call(() -> notes.bean(FileApi.class).postBytes(buffers(), Mono.just(Note.HELLO)),
						() -> notes.bean(BlockingFileApi.class).postBytes(file, Note.HELLO)));
		assertThat(request.body()).contains("name=\"note\"").contains(Note.JSON);
	}

	@TwinTest
	void resourceIsSentAgain(Twin twin) {
		assertSent(2, (notes) -> put(twin, notes, file("picture.png")));
	}

	@TwinTest
	void partThatIsAResourceIsSentAgain(Twin twin) {
		assertSent(2, (notes) -> post(twin, notes, file("picture.png")));
	}

	@TwinTest
	void streamIsNotSentAgain(Twin twin) {
		assertSent(1, (notes) -> put(twin, notes, stream()));
	}

	@TwinTest
	void partThatIsAStreamIsNotSentAgain(Twin twin) {
		assertSent(1, (notes) -> post(twin, notes, stream()));
	}

	@TwinTest
	void partThatIsAPublisherIsNotSentAgain(Twin twin) {
		assertSent(1, (notes) -> twin.call(() -> notes.bean(FileApi.class).postBytes(buffers(), null),
				() -> notes.bean(BlockingFileApi.class).postBytes(file("picture.png"), Note.HELLO)));
	}

	/**
	 * As a log file does. Its announced length is what a server reads; the rest would be
	 * another request to it.
	 */
	@TwinTest
	void fileThatGrowsIsSentAsLongAsItWas(Twin twin) throws IOException {
		Path path = Files.writeString(this.directory.resolve("growing.txt"), CONTENT + " and more");
		Resource growing = new FileSystemResource(path) {

			@Override
			public long contentLength() {
				return CONTENT.length();
			}

		};
		assertThat(sent((notes) -> put(twin, notes, growing)).body()).isEqualTo(CONTENT);
		assertThat(sent((notes) -> post(twin, notes, growing)).body()).contains(CONTENT + "\r\n--");
	}

	@TwinTest
	void fileThatIsMissingFailsTheCall(Twin twin) {
		Resource missing = new FileSystemResource(this.directory.resolve("missing.txt"));
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = files(server.uri(), "pool.max-connections=1")) {
			for (Outcome<Note> outcome : List.of(put(twin, notes, missing), post(twin, notes, missing))) {
				Throwable failure = (twin == Twin.BLOCKING) ? outcome.failure(UncheckedIOException.class).getCause()
						: outcome.thrown();
				assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("missing.txt");
			}
			assertThat(server.requests()).isEmpty();
			notes.assertWorks(twin);
		}
	}

	private static void assertSent(int times, Upload upload) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = files(server.uri(), RETRY)) {
			ApiResponseException failure = NotesApplication.failure(upload.make(notes), ApiResponseException.class);
			assertThat(failure.attempts()).isEqualTo(times);
			assertThat(server.requests()).hasSize(times).allMatch((request) -> request.body().contains(CONTENT));
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static RawRequest sent(Upload upload) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = files(server.uri())) {
			assertThat(upload.make(notes).get()).isEqualTo(Note.HELLO);
			return server.awaitRequest();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static NotesApplication files(URI baseUrl, String... settings) {
		return NotesApplication.calling(baseUrl, (context) -> context.register(Setup.class), settings);
	}

	private static Outcome<Note> put(Twin twin, NotesApplication notes, Resource content) {
		return twin.call(() -> notes.bean(FileApi.class).put(content, null),
				() -> notes.bean(BlockingFileApi.class).put(content, null));
	}

	private static Outcome<Note> post(Twin twin, NotesApplication notes, Resource file) {
		return twin.call(() -> notes.bean(FileApi.class).post("A title", file, null),
				() -> notes.bean(BlockingFileApi.class).post("A title", file, null));
	}

	private Resource file(String name) throws IOException {
		return new FileSystemResource(Files.writeString(this.directory.resolve(name), CONTENT));
	}

	private static Resource stream() {
		return new InputStreamResource(new ByteArrayInputStream(CONTENT.getBytes(StandardCharsets.US_ASCII)));
	}

	private static Resource named(String name, String content) {
		return new InputStreamResource(new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII))) {

			@Override
			public String getFilename() {
				return name;
			}

		};
	}

	private static Flux<DataBuffer> buffers() {
		return Flux.range(0, 100)
			.map((i) -> DefaultDataBufferFactory.sharedInstance
				.wrap(CONTENT.substring(0, 1000).getBytes(StandardCharsets.US_ASCII)));
	}

	private interface Upload {

		Outcome<Note> make(NotesApplication notes) throws IOException;

	}

	@ImportApiClients(FileApi.class)
	static class Setup {

	}

}
