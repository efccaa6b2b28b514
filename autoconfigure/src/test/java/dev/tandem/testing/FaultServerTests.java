package dev.tandem.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link FaultServer} and each {@link Fault}, seen by a raw socket or by the
 * JDK's client.
 */
@Timeout(30)
class FaultServerTests {

	private static final String GET = "GET /todo HTTP/1.1\r\nHost: test\r\n\r\n";

	private static final String PART = "[{\"id\":1},";

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.sslContext(TestCertificates.sslContext(null, TestCertificates.ca()))
		.build();

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void answerWhenKeptAliveRecordsRequests(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.answer("[]"), Fault.answer(503, "", "Retry-After: 1"))) {
			HttpRequest post = HttpRequest.newBuilder(server.uri().resolve("/todo"))
				.POST(HttpRequest.BodyPublishers.ofString("héllo"))
				.build();
			HttpRequest chunked = HttpRequest.newBuilder(server.uri().resolve("/todo"))
				.POST(HttpRequest.BodyPublishers
					.ofInputStream(() -> new ByteArrayInputStream("chunks".getBytes(StandardCharsets.UTF_8))))
				.build();
			assertThat(this.http.send(post, BodyHandlers.ofString()).body()).isEqualTo("[]");
			HttpResponse<String> second = this.http.send(chunked, BodyHandlers.ofString());
			assertThat(second.statusCode()).isEqualTo(503);
			assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
			assertThat(server.awaitRequests(2)).extracting(RawRequest::body).containsExactly("héllo", "chunks");
			RawRequest first = server.awaitRequest();
			assertThat(first.line()).isEqualTo("POST /todo HTTP/1.1");
			assertThat(first.method()).isEqualTo("POST");
			assertThat(first.target()).isEqualTo("/todo");
			assertThat(first.header("host")).hasValue("127.0.0.1:" + server.port());
			assertThat(server.connections().total()).isEqualTo(1);
			assertThat(server.connections().now()).isEqualTo(1);
			assertThat(server.clientClosed()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void silenceWhenClientGivesUpSeesItClose(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.silence())) {
			try (Socket client = connect(server)) {
				send(client, GET);
				client.setSoTimeout(100);
				assertThatExceptionOfType(SocketTimeoutException.class)
					.isThrownBy(() -> client.getInputStream().read());
				assertThat(server.awaitRequest().line()).isEqualTo("GET /todo HTTP/1.1");
				assertThat(server.clientClosed()).isZero();
			}
			server.awaitClientClosed();
			server.connections().awaitNow(0);
		}
	}

	@Test
	void silenceWhenClientResetsSeesItClose() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.silence())) {
			try (Socket client = connect(server)) {
				client.setSoLinger(true, 0);
				send(client, GET);
				server.awaitRequest();
			}
			server.awaitClientClosed();
		}
	}

	@Test
	void tlsStallWhenHandshakeBeginsNeverAnswers() throws Exception {
		try (FaultServer server = FaultServer.tls(Fault.tlsStall())) {
			try (Socket raw = new Socket(SocketServer.loopback(), server.port())) {
				raw.setSoTimeout(100);
				assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> handshake(raw));
			}
			server.awaitClientClosed();
			assertThat(server.requests()).isEmpty();
		}
	}

	@Test
	void garbageTlsWhenHandshakeBeginsIsNoTls() throws Exception {
		try (FaultServer server = FaultServer.tls(Fault.garbageTls());
				Socket raw = new Socket(SocketServer.loopback(), server.port())) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> handshake(raw))
				.withMessageContaining("Unsupported or unrecognized SSL message");
		}
	}

	@Test
	void resetBeforeTlsWhenHandshakeBeginsArrivesAsReset() throws Exception {
		try (FaultServer server = FaultServer.tls(Fault.resetBeforeTls());
				Socket raw = new Socket(SocketServer.loopback(), server.port())) {
			send(raw, "a byte at least");
			assertReset(raw);
		}
	}

	@Test
	void tlsWhenClientDoesNotTrustSeesItClose() throws Exception {
		try (FaultServer server = FaultServer.tls(TestCertificates.otherServer(), Fault.answer("[]"))) {
			assertThatExceptionOfType(SSLException.class).isThrownBy(() -> get(server.uri()));
			server.awaitClientClosed();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resetBeforeHeadArrivesAsReset(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.resetBeforeHead()); Socket client = connect(server)) {
			send(client, GET);
			assertReset(client);
			assertThat(server.awaitRequests(1)).hasSize(1);
			server.connections().awaitNow(0);
			assertThat(server.clientClosed()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resetInHeadArrivesAfterAPartOfIt(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.resetInHead()); Socket client = connect(server)) {
			send(client, GET);
			assertThat(read(client, "Content-Ty")).doesNotContain("\r\n\r\n");
			assertReset(client);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void resetInBodyArrivesAfterAPartOfIt(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.resetInBody(PART)); Socket client = connect(server)) {
			send(client, GET);
			read(client, PART);
			assertReset(client);
		}
	}

	@Test
	void closeBeforeHeadArrivesAsEnd() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.closeBeforeHead()); Socket client = connect(server)) {
			send(client, GET);
			assertThat(client.getInputStream().readAllBytes()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void truncatedBodyEndsBeforeItsLength(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.truncatedBody(PART))) {
			assertThatIOException().isThrownBy(() -> get(server.uri()));
		}
		try (FaultServer server = serve(false, Fault.truncatedBody(PART)); Socket client = connect(server)) {
			send(client, GET);
			assertThat(text(client.getInputStream().readAllBytes())).contains("Content-Length: 1010\r\n")
				.endsWith(PART);
		}
	}

	@Test
	void truncatedChunkedEndsBeforeTheLastChunk() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.truncatedChunked(PART)); Socket client = connect(server)) {
			send(client, GET);
			assertThat(text(client.getInputStream().readAllBytes())).contains("Transfer-Encoding: chunked\r\n")
				.endsWith("\r\na\r\n" + PART + "\r\n");
			assertThatIOException().isThrownBy(() -> get(server.uri()));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void stalledBodySendsAPartOnly(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.stalledBody(PART))) {
			try (Socket client = connect(server)) {
				send(client, GET);
				read(client, PART);
				client.setSoTimeout(100);
				assertThatExceptionOfType(SocketTimeoutException.class)
					.isThrownBy(() -> client.getInputStream().read());
			}
			server.awaitClientClosed();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void dripBodyWithIntervalTakesItsTime(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.dripBody("[1,2]", Duration.ofMillis(20)))) {
			Outcome<String> outcome = Outcome.of(() -> get(server.uri()).body());
			assertThat(outcome.get()).isEqualTo("[1,2]");
			assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(100));
		}
	}

	@Test
	void dripHeadWithIntervalTakesItsTime() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.dripHead("", Duration.ofMillis(2)))) {
			Outcome<String> outcome = Outcome.of(() -> get(server.uri()).body());
			assertThat(outcome.get()).isEmpty();
			assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(150));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void dripBodyWithPermitsSendsAByteForEach(boolean tls) throws Exception {
		Semaphore permits = new Semaphore(0);
		try (FaultServer server = serve(tls, Fault.dripBody("ab", permits))) {
			try (Socket client = connect(server)) {
				send(client, GET);
				read(client, "\r\n\r\n");
				permits.release();
				assertThat(client.getInputStream().read()).isEqualTo('a');
				client.setSoTimeout(50);
				assertThatExceptionOfType(SocketTimeoutException.class)
					.isThrownBy(() -> client.getInputStream().read());
			}
			server.awaitClientClosed();
		}
	}

	@Test
	void garbageHeadIsNoHttp() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.garbageHead())) {
			assertThatIOException().isThrownBy(() -> get(server.uri()));
		}
	}

	@Test
	void redirectLoopWhenFollowedComesBack() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.redirectLoop())) {
			for (int i = 0; i < 3; i++) {
				HttpResponse<String> response = get(server.uri().resolve("/loop?a=b"));
				assertThat(response.statusCode()).isEqualTo(302);
				assertThat(response.headers().firstValue("Location")).hasValue("/loop?a=b");
			}
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void endlessBodyWhenClientGivesUpSeesItClose(boolean tls) throws Exception {
		try (FaultServer server = serve(tls, Fault.endlessBody(PART))) {
			try (Socket client = connect(server)) {
				send(client, GET);
				assertThat(client.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
			}
			server.awaitClientClosed();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void closeWhenBlockedInWriteEndsThreads(boolean tls) throws Exception {
		FaultServer server = serve(tls, Fault.endlessBody("x".repeat(100_000)));
		try (Socket client = connect(server)) {
			send(client, GET);
			server.awaitRequest();
			assertThat(threads("fault-server-" + server.port())).isEqualTo(2);
			server.close();
			assertThat(threads("fault-server-" + server.port())).isZero();
		}
	}

	@Test
	void gzipIsCompressed() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.gzip("[1]"))) {
			HttpResponse<InputStream> response = this.http.send(HttpRequest.newBuilder(server.uri()).build(),
					BodyHandlers.ofInputStream());
			assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
			try (InputStream body = new GZIPInputStream(response.body())) {
				assertThat(text(body.readAllBytes())).isEqualTo("[1]");
			}
		}
	}

	@Test
	void answerThenCloseClosesWithoutNotice() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.answerThenClose("[]")); Socket client = connect(server)) {
			send(client, GET);
			assertThat(text(client.getInputStream().readAllBytes())).doesNotContain("Connection").endsWith("[]");
		}
	}

	@Test
	void failingWhenTriedAgainDoesWell() throws Exception {
		Fault[] script = Fault.failing(2, Fault.resetBeforeHead(), Fault.answer("[]"));
		try (FaultServer server = FaultServer.plain(script)) {
			for (int i = 0; i < 2; i++) {
				try (Socket client = connect(server)) {
					send(client, GET);
					assertReset(client);
				}
			}
			assertThat(get(server.uri()).body()).isEqualTo("[]");
			assertThat(get(server.uri()).body()).isEqualTo("[]");
			assertThat(server.requests()).hasSize(4);
			assertThat(server.connections().total()).isEqualTo(3);
		}
	}

	@Test
	void playReplacesTheScript() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"))) {
			assertThat(get(server.uri()).statusCode()).isEqualTo(500);
			server.play(Fault.answer("[]"));
			assertThat(get(server.uri()).statusCode()).isEqualTo(200);
		}
	}

	private static FaultServer serve(boolean tls, Fault... script) {
		return tls ? FaultServer.tls(script) : FaultServer.plain(script);
	}

	private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
		return this.http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
	}

	private static Socket connect(FaultServer server) throws IOException {
		Socket socket = new Socket();
		socket.connect(new InetSocketAddress(SocketServer.loopback(), server.port()));
		return "https".equals(server.uri().getScheme()) ? handshake(socket) : socket;
	}

	private static Socket handshake(Socket raw) throws IOException {
		SSLSocket tls = (SSLSocket) TestCertificates.sslContext(null, TestCertificates.ca())
			.getSocketFactory()
			.createSocket(raw, "127.0.0.1", raw.getPort(), true);
		tls.startHandshake();
		return tls;
	}

	private static void send(Socket client, String text) throws IOException {
		client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String read(Socket client, String until) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf(until) < 0) {
			int next = client.getInputStream().read();
			assertThat(next).as(text.toString()).isNotNegative();
			text.append((char) next);
		}
		return text.toString();
	}

	private static void assertReset(Socket client) {
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> client.getInputStream().readAllBytes())
			.withMessageContaining("reset");
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static long threads(String name) {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().equals(name)).count();
	}

}
