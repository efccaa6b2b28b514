package dev.tandem.usecases;

import dev.tandem.ApiDecodingException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code http.max-header-size}: a response whose head is too long would be too long
 * again.
 */
class HeaderSizeTests {

	private static final String LARGE = "x".repeat(20_000);

	private static final String HINT = ": raise tandem.clients.notes.http.max-header-size";

	@TwinTest
	void headIsBoundedAt8KilobytesByDefault(Twin twin) {
		assertThat(failure(twin, Fault.answer(200, Note.JSON, "X-Large: " + LARGE))).message()
			.endsWith("the head of the response is too long: HTTP header is larger than 8192 bytes" + HINT);
	}

	@TwinTest
	void statusLineIsBoundedAt8KilobytesByDefault(Twin twin) {
		assertThat(failure(twin, Fault.raw("HTTP/1.1 200 " + LARGE + "\r\n\r\n"))).message()
			.endsWith("the head of the response is too long: An HTTP line is larger than 8192 bytes" + HINT);
	}

	@TwinTest
	void headOfAnErrorIsBoundedToo(Twin twin) {
		assertThat(failure(twin, Fault.answer(503, "{}", "X-Large: " + LARGE))).hasMessageEndingWith(HINT);
	}

	private static ApiDecodingException failure(Twin twin, Fault fault) {
		try (FaultServer server = FaultServer.plain(fault);
				NotesApplication notes = NotesApplication.calling(server.uri(), "retry.max-attempts=3",
						"retry.backoff.initial=1ms")) {
			ApiDecodingException failure = NotesApplication.failure(notes.get(twin), ApiDecodingException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(server.requests()).hasSize(1);
			return failure;
		}
	}

	@TwinTest
	void largeHeadIsReadWhereTheLimitIsRaised(Twin twin) {
		String head = "HTTP/1.1 200 " + LARGE + "\r\nContent-Type: application/json\r\nX-Large: " + LARGE
				+ "\r\nContent-Length: " + Note.JSON.length() + "\r\n\r\n";
		try (FaultServer server = FaultServer.plain(Fault.raw(head + Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.max-header-size=32KB")) {
			notes.assertWorks(twin);
		}
	}

	/**
	 * Not all servers keep to what a client announces.
	 */
	@TwinTest
	void headersOfAStreamAreBounded(Twin twin) {
		TestServer.Handler handler = (request, response) -> {
			ignoreAnnouncedSize(response);
			return request.path().equals("/notes/large")
					? TestServer.json(response.header("X-Large", "x".repeat(9000)), Note.JSON)
					: TestServer.json(response, Note.JSON);
		};
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(handler);
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true", "http.versions=h2",
						"retry.max-attempts=3", "retry.backoff.initial=1ms")) {
			ApiDecodingException failure = NotesApplication.failure(notes.get(twin, "large"),
					ApiDecodingException.class);
			assertThat(failure).hasMessageEndingWith("(8192)" + HINT)
				.hasCauseInstanceOf(Http2Exception.HeaderListSizeException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(server.requests()).hasSize(1);
			notes.assertWorks(twin);
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void headersFarBeyondTheLimitEndTheConnection(Twin twin) {
		TestServer.Handler handler = (request, response) -> {
			ignoreAnnouncedSize(response);
			return request.path().equals("/notes/large") ? TestServer.json(response.header("X-Large", LARGE), Note.JSON)
					: TestServer.json(response, Note.JSON);
		};
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(handler);
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true", "http.versions=h2",
						"retry.max-attempts=3", "retry.backoff.initial=1ms")) {
			ApiDecodingException failure = NotesApplication.failure(notes.get(twin, "large"),
					ApiDecodingException.class);
			assertThat(failure).hasMessageEndingWith("The headers are larger than 8192 bytes" + HINT);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(server.requests()).hasSize(1);
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void headersOfAStreamAreReadWhereTheLimitIsRaised(Twin twin) {
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.http2()
			.start((request, response) -> TestServer.json(response.header("X-Large", LARGE), Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true", "http.versions=h2",
						"http.max-header-size=32KB")) {
			notes.assertWorks(twin);
		}
	}

	private static void ignoreAnnouncedSize(HttpServerResponse response) {
		response.withConnection((stream) -> {
			Http2FrameCodec codec = stream.channel().parent().pipeline().get(Http2FrameCodec.class);
			try {
				codec.encoder()
					.frameWriter()
					.configuration()
					.headersConfiguration()
					.maxHeaderListSize(Http2CodecUtil.MAX_HEADER_LIST_SIZE);
			}
			catch (Http2Exception ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
