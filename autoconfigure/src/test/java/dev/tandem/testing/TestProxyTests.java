package dev.tandem.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.netty.handler.proxy.HttpProxyHandler.HttpProxyConnectException;
import io.netty.handler.ssl.SslContextBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;
import reactor.netty.transport.ProxyProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestProxy}, seen by Reactor Netty's client, which tunnels, and by raw
 * sockets.
 */
@Timeout(30)
class TestProxyTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void tunnelWhenServerSpeaksTlsPassesItThrough() {
		try (TestServer server = TestServer.builder()
			.tls(TestCertificates.server())
			.start((request, response) -> TestServer.json(response, request.body()));
				TestProxy proxy = TestProxy.open()) {
			assertThat(post(proxy, null, server.uri().toString())).isEqualTo("[1]");
			assertThat(proxy.tunnels().total()).isEqualTo(1);
			proxy.tunnels().awaitNow(0);
			assertThat(proxy.requests()).extracting(RawRequest::line)
				.containsExactly("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1");
			assertThat(proxy.credentials()).isEmpty();
			assertThat(proxy.forwarded().total()).isZero();
		}
	}

	@Test
	void tunnelWhenHostDoesNotExistIsResolvedByTheProxy() {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, request.body()));
				TestProxy proxy = TestProxy.open().resolve("api.test", server.port())) {
			assertThat(post(proxy, null, "http://api.test:80/todo")).isEqualTo("[1]");
			assertThat(server.awaitRequest().headers().getFirst("Host")).startsWith("api.test");
		}
	}

	@Test
	void tunnelWithCredentialsNeedsThem() {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, request.body()));
				TestProxy proxy = TestProxy.withCredentials("user", "secret")) {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> post(proxy, null, server.uri().toString()))
				.havingRootCause()
				.isInstanceOf(HttpProxyConnectException.class)
				.withMessageContaining("407");
			assertThat(proxy.tunnels().total()).isZero();
			assertThat(post(proxy, "secret", server.uri().toString())).isEqualTo("[1]");
			assertThat(proxy.credentials()).containsExactly("Basic dXNlcjpzZWNyZXQ=");
			assertThat(server.awaitRequest().headers().toSingleValueMap()).doesNotContainKey("Proxy-Authorization");
		}
	}

	@Test
	void forwardSendsAbsoluteUriAsPath() throws Exception {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, request.body()));
				TestProxy proxy = TestProxy.withCredentials("user", "secret");
				Socket client = new Socket(SocketServer.loopback(), proxy.port())) {
			send(client, List.of("POST " + server.uri() + "/todo?a=b HTTP/1.1", "Host: test", "Content-Length: 3",
					"Proxy-Authorization: " + TestProxy.basic("user", "secret"), "", "[1]"));
			assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 200 OK")
				.contains("[1]");
			ReceivedRequest request = server.awaitRequest();
			assertThat(request.uri()).isEqualTo("/todo?a=b");
			assertThat(request.headers().containsHeader("Proxy-Authorization")).isFalse();
			assertThat(proxy.forwarded().total()).isEqualTo(1);
		}
	}

	@Test
	void forwardWithoutCredentialsIsRefusedAndMayTryAgain() throws Exception {
		try (TestServer server = TestServer.start((request, response) -> response.send());
				TestProxy proxy = TestProxy.withCredentials("user", "secret");
				Socket client = new Socket(SocketServer.loopback(), proxy.port())) {
			send(client, List.of("GET " + server.uri() + " HTTP/1.1", "Host: test", "", ""));
			assertThat(readHead(client)).startsWith("HTTP/1.1 407 ").contains("Proxy-Authenticate: Basic");
			send(client, List.of("GET " + server.uri() + " HTTP/1.1", "Host: test",
					"Proxy-Authorization: " + TestProxy.basic("user", "secret"), "", ""));
			assertThat(readHead(client)).startsWith("HTTP/1.1 200 ");
			assertThat(proxy.connections().total()).isEqualTo(1);
			assertThat(proxy.requests()).hasSize(2);
		}
	}

	@Test
	void tunnelWhenServerRefusesIsBadGateway() throws Exception {
		try (DeadPort port = DeadPort.refusing();
				TestProxy proxy = TestProxy.open();
				Socket client = new Socket(SocketServer.loopback(), proxy.port())) {
			send(client, List.of("CONNECT 127.0.0.1:" + port.port() + " HTTP/1.1", "Host: test", "", ""));
			assertThat(readHead(client)).startsWith("HTTP/1.1 502 ");
		}
	}

	@Test
	void closeWhenTunnelIsOpenEndsItAndItsThreads() throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.silence())) {
			TestProxy proxy = TestProxy.open();
			try (Socket client = new Socket(SocketServer.loopback(), proxy.port())) {
				send(client, List.of("CONNECT 127.0.0.1:" + server.port() + " HTTP/1.1", "Host: test", "", ""));
				readHead(client);
				send(client, List.of("GET / HTTP/1.1", "Host: test", "", ""));
				server.awaitRequest();
				assertThat(threads(proxy)).isEqualTo(3);
				proxy.close();
				assertThat(client.getInputStream().read()).isNegative();
			}
			server.awaitClientClosed();
			assertThat(threads(proxy)).isZero();
		}
	}

	private static long threads(TestProxy proxy) {
		String name = "test-proxy-" + proxy.port();
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> thread.getName().equals(name)).count();
	}

	private static @Nullable String post(TestProxy proxy, @Nullable String password, String uri) {
		GenericSslContextSpec<SslContextBuilder> spec = Http11SslContextSpec.forClient();
		spec.configure((context) -> context.trustManager(TestCertificates.ca().getCertificate()));
		ConnectionProvider pool = ConnectionProvider.create("test-proxy-client", 1);
		try {
			return HttpClient.create(pool)
				.secure((ssl) -> ssl.sslContext(spec))
				.proxy((spec2) -> proxy(proxy, password, spec2))
				.post()
				.uri(uri)
				.send(ByteBufFlux.fromString(Mono.just("[1]")))
				.responseContent()
				.aggregate()
				.asString()
				.block(LIMIT);
		}
		finally {
			pool.disposeLater().block(LIMIT);
		}
	}

	private static void proxy(TestProxy proxy, @Nullable String password, ProxyProvider.TypeSpec spec) {
		ProxyProvider.Builder builder = spec.type(ProxyProvider.Proxy.HTTP)
			.socketAddress(new InetSocketAddress(SocketServer.loopback(), proxy.port()));
		if (password != null) {
			builder.username("user").password((user) -> password);
		}
	}

	private static void send(Socket client, List<String> lines) throws IOException {
		client.getOutputStream().write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
	}

	private static String readHead(Socket client) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = client.getInputStream().read();
			assertThat(next).as(head.toString()).isNotNegative();
			head.append((char) next);
		}
		return head.toString();
	}

}
