package dev.tandem.usecases;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a body on a redirect: sent again if it can be, dropped if the redirect
 * says so, and never sent empty.
 */
class RedirectUploadTests {

	private static final String CONTENT = "0123456789".repeat(1000);

	@TempDir
	private Path directory;

	private final AtomicInteger subscribed = new AtomicInteger();

	@TwinTest
	void bodyThatCanBeSentAgainGoesAlong(Twin twin) {
		for (int status : new int[] { 307, 308 }) {
			for (Upload upload : List.of(put(twin, this::file), put(twin, RedirectUploadTests::bytes),
					post(twin, this::file), post(twin, RedirectUploadTests::bytes))) {
				assertSentAgain(status, upload);
			}
		}
		assertSentAgain(302, put(twin, this::file));
		if (twin == Twin.BLOCKING) {
			assertSentAgain(307, buffers(twin));
		}
	}

	@TwinTest
	void bodyThatCanBeSentOnlyOnceLeavesTheRedirect(Twin twin) {
		for (int status : new int[] { 307, 308 }) {
			for (Upload upload : List.of(put(twin, RedirectUploadTests::stream),
					post(twin, RedirectUploadTests::stream), entity(twin), parts(twin), notes(twin))) {
				assertNotSentAgain(status, upload);
			}
		}
		for (int status : new int[] { 301, 302 }) {
			assertNotSentAgain(status, put(twin, RedirectUploadTests::stream));
		}
		if (twin == Twin.REACTIVE) {
			this.subscribed.set(0);
			assertNotSentAgain(307, buffers(twin));
			assertThat(this.subscribed).hasValue(1);
		}
	}

	@TwinTest
	void redirectThatDropsTheBodyIsFollowedWithoutAskingForItAgain(Twin twin) {
		for (int status : new int[] { 301, 302, 303 }) {
			for (Upload upload : List.of(post(twin, this::file), post(twin, RedirectUploadTests::stream), entity(twin),
					parts(twin), notes(twin))) {
				this.subscribed.set(0);
				assertBodyDropped(status, upload);
				assertThat(this.subscribed.get()).isLessThanOrEqualTo(1);
			}
		}
		this.subscribed.set(0);
		assertBodyDropped(303, put(twin, RedirectUploadTests::stream));
		assertBodyDropped(303, buffers(twin));
		assertThat(this.subscribed.get()).isLessThanOrEqualTo(1);
	}

	/**
	 * A body that has been dropped need not be sent again.
	 */
	@TwinTest
	void temporaryRedirectAfterTheBodyWasDroppedIsFollowed(Twin twin) {
		try (FaultServer server = FaultServer.plain(redirect(303, "/a"), redirect(307, "/b"), redirect(302, "/c"),
				Fault.answer(Note.JSON)); NotesApplication notes = following(server)) {
			assertThat(put(twin, RedirectUploadTests::stream).make(notes).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting(RawRequest::method).containsExactly("PUT", "GET", "GET", "GET");
			assertThat(server.requests()).extracting(RawRequest::target).endsWith("/a", "/b", "/c");
		}
	}

	/**
	 * One after the other: first sent again, then dropped.
	 */
	@TwinTest
	void bodyMayBeSentAgainAndThenBeDropped(Twin twin) {
		try (FaultServer server = FaultServer.plain(redirect(307, "/a"), redirect(303, "/b"), Fault.answer(Note.JSON));
				NotesApplication notes = following(server)) {
			assertThat(put(twin, this::file).make(notes).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting(RawRequest::method).containsExactly("PUT", "PUT", "GET");
			assertThat(server.requests()).extracting(RawRequest::body).containsExactly(CONTENT, CONTENT, "");
		}
	}

	private void assertSentAgain(int status, Upload upload) {
		try (FaultServer server = FaultServer.plain(redirect(status, "/moved"), Fault.answer(Note.JSON));
				NotesApplication notes = following(server)) {
			assertThat(upload.make(notes).get()).isEqualTo(Note.HELLO);
			RawRequest first = server.requests().get(0);
			RawRequest second = server.requests().get(1);
			assertThat(second.target()).isEqualTo("/moved");
			assertThat(second.method()).isEqualTo(first.method());
			assertThat(first.body()).contains(CONTENT);
			assertThat(withoutBoundary(second)).isEqualTo(withoutBoundary(first));
		}
	}

	private static String withoutBoundary(RawRequest request) {
		int boundary = request.header("Content-Type").orElse("").indexOf("boundary=");
		return (boundary < 0) ? request.body()
				: request.body().replace(request.header("Content-Type").orElseThrow().substring(boundary + 9), "");
	}

	private void assertNotSentAgain(int status, Upload upload) {
		try (FaultServer server = FaultServer.plain(redirect(status, "/moved"), Fault.answer(Note.JSON));
				NotesApplication notes = following(server)) {
			ApiResponseException failure = NotesApplication.failure(upload.make(notes), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(status);
			assertThat(failure).hasMessageContaining("the body of the request can be sent only once");
			assertThat(server.requests()).hasSize(1);
		}
	}

	private void assertBodyDropped(int status, Upload upload) {
		try (FaultServer server = FaultServer.plain(redirect(status, "/moved"), Fault.answer(Note.JSON));
				NotesApplication notes = following(server)) {
			assertThat(upload.make(notes).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests().get(0).body()).isNotEmpty();
			RawRequest second = server.requests().get(1);
			assertThat(second.method()).isEqualTo("GET");
			assertThat(second.body()).isEmpty();
			assertThat(second.header("Authorization")).hasValue("Bearer " + NotesApplication.KEY);
			assertThat(second.header("Accept")).isEqualTo(server.requests().get(0).header("Accept"));
			for (String name : List.of("Content-Type", "Content-Length", "Transfer-Encoding")) {
				assertThat(second.header(name)).isEmpty();
			}
		}
	}

	private static Fault redirect(int status, String location) {
		return Fault.answer(status, "", "Location: " + location);
	}

	private static NotesApplication following(FaultServer server) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				"http.redirects=same-origin");
	}

	private static Upload put(Twin twin, Content content) {
		return (notes) -> {
			Resource resource = content.get();
			return twin.call(() -> notes.bean(FileApi.class).put(resource, null),
					() -> notes.bean(BlockingFileApi.class).put(resource, null));
		};
	}

	private static Upload post(Twin twin, Content content) {
		return (notes) -> {
			Resource resource = content.get();
			return twin.call(() -> notes.bean(FileApi.class).post("A title", resource, null),
					() -> notes.bean(BlockingFileApi.class).post("A title", resource, null));
		};
	}

	private static Upload entity(Twin twin) {
		return (notes) -> {
			HttpEntity<Resource> part = new HttpEntity<>(stream());
			return twin.call(() -> notes.bean(FileApi.class).postEntity(part),
					() -> notes.bean(BlockingFileApi.class).postEntity(part));
		};
	}

	/**
	 * A part that is a publisher in both twins.
	 */
	private Upload parts(Twin twin) {
		return (notes) -> {
			Resource file = file();
			return twin.call(() -> notes.bean(FileApi.class).postBytes(once(), Mono.just(Note.HELLO)),
					() -> notes.bean(BlockingFileApi.class).postBytes(file, Note.HELLO));
		};
	}

	private Upload notes(Twin twin) {
		return (notes) -> twin.call(
				() -> notes.bean(SearchApi.class)
					.stream(Flux.just(Note.HELLO).doOnSubscribe((subscription) -> this.subscribed.incrementAndGet())),
				() -> notes.bean(BlockingSearchApi.class).stream(List.of(Note.HELLO)));
	}

	/**
	 * In the blocking twin the bytes are those of a file.
	 */
	private Upload buffers(Twin twin) {
		return (notes) -> {
			Resource file = file();
			return twin.call(() -> notes.bean(FileApi.class).putBytes(once(), null),
					() -> notes.bean(BlockingFileApi.class).putBytes(file, null));
		};
	}

	private Flux<DataBuffer> once() {
		AtomicInteger times = new AtomicInteger();
		return Flux.defer(() -> {
			this.subscribed.incrementAndGet();
			return (times.incrementAndGet() > 1) ? Flux.error(new IllegalStateException("read already")) : Flux
				.just(DefaultDataBufferFactory.sharedInstance.wrap(CONTENT.getBytes(StandardCharsets.US_ASCII)));
		});
	}

	private Resource file() throws IOException {
		return new FileSystemResource(Files.writeString(this.directory.resolve("a.txt"), CONTENT));
	}

	private static Resource bytes() {
		return new ByteArrayResource(CONTENT.getBytes(StandardCharsets.US_ASCII));
	}

	private static Resource stream() {
		return new InputStreamResource(new ByteArrayInputStream(CONTENT.getBytes(StandardCharsets.US_ASCII)));
	}

	private interface Content {

		Resource get() throws IOException;

	}

	private interface Upload {

		Outcome<Note> call(NotesApplication notes) throws IOException;

		default Outcome<Note> make(NotesApplication notes) {
			try {
				return call(notes);
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		}

	}

	@ImportApiClients({ FileApi.class, SearchApi.class })
	static class Setup {

	}

}
