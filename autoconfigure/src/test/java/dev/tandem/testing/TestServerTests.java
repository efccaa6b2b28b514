package dev.tandem.testing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.netty.buffer.Unpooled;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestServer}, seen by the JDK's client and by Reactor Netty's.
 */
@Timeout(30)
class TestServerTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	@Test
	void startAnswersAndKeepsWhatItReceived() throws Exception {
		try (TestServer server = TestServer.start((request, response) -> switch (request.path()) {
			case "/todo" -> TestServer.json(response, 201, "{\"id\":1}");
			default -> response.sendNotFound();
		})) {
			java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
			var created = http.send(HttpRequest.newBuilder(server.uri().resolve("/todo?a=b%20c"))
				.header("X-Org", "o1")
				.POST(BodyPublishers.ofString("héllo"))
				.build(), BodyHandlers.ofString());
			assertThat(created.statusCode()).isEqualTo(201);
			assertThat(created.body()).isEqualTo("{\"id\":1}");
			assertThat(created.headers().firstValue("Content-Type")).hasValue("application/json");
			var missing = http.send(HttpRequest.newBuilder(server.uri().resolve("/none")).build(),
					BodyHandlers.ofString());
			assertThat(missing.statusCode()).isEqualTo(404);
			ReceivedRequest request = server.awaitRequests(2).get(0);
			assertThat(request.method()).isEqualTo("POST");
			assertThat(request.uri()).isEqualTo("/todo?a=b%20c");
			assertThat(request.protocol()).isEqualTo("HTTP/1.1");
			assertThat(request.headers().getFirst("x-org")).isEqualTo("o1");
			assertThat(request.body()).isEqualTo("héllo");
			assertThat(request.bodySize()).isEqualTo(6);
			assertThat(request.clientCertificate()).isNull();
			assertThat(server.connections().total()).isEqualTo(1);
			server.exchanges().awaitNow(0);
			assertThat(server.exchanges().total()).isEqualTo(2);
			assertThat(server.cancelled().total()).isZero();
		}
	}

	@Test
	void countsConnectionsAndExchangesAtOneTime() {
		Sinks.Empty<Void> gate = Sinks.empty();
		try (TestServer server = TestServer.start((request, response) -> gate.asMono().then(sent(response)));
				Client client = new Client(HttpProtocol.HTTP11)) {
			Disposable calls = Flux.range(0, 3).flatMap((i) -> client.get(server)).subscribe();
			server.exchanges().awaitNow(3);
			gate.tryEmitEmpty();
			server.exchanges().awaitNow(0);
			assertThat(server.exchanges().peak()).isEqualTo(3);
			assertThat(server.connections().peak()).isEqualTo(3);
			calls.dispose();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "H2C" })
	void http2SharesAConnection(HttpProtocol protocol) {
		Sinks.Empty<Void> gate = Sinks.empty();
		try (TestServer server = serve(protocol, (request, response) -> "/wait".equals(request.path())
				? gate.asMono().then(sent(response)) : response.send()); Client client = new Client(1, protocol)) {
			client.get(server).block(LIMIT);
			Disposable calls = Flux.range(0, 3).flatMap((i) -> client.get(server, "/wait")).subscribe();
			server.exchanges().awaitNow(3);
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/2.0");
			assertThat(server.connections().total()).isEqualTo(1);
			calls.dispose();
			server.exchanges().awaitNow(0);
			assertThat(server.cancelled().total()).isEqualTo(3);
			assertThat(server.connections().now()).isEqualTo(1);
		}
	}

	@Test
	void http2OverTlsStillSpeaksHttp1() {
		try (TestServer server = serve(HttpProtocol.H2, (request, response) -> response.send())) {
			try (Client client = new Client(HttpProtocol.H2, HttpProtocol.HTTP11)) {
				client.get(server).block(LIMIT);
			}
			try (Client client = new Client(HttpProtocol.HTTP11)) {
				client.get(server).block(LIMIT);
			}
			assertThat(server.awaitRequests(2)).extracting(ReceivedRequest::protocol)
				.containsExactly("HTTP/2.0", "HTTP/1.1");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "HTTP11", "H2", "H2C" })
	void cancelledWhenClientGivesUpBeforeTheAnswer(HttpProtocol protocol) {
		try (TestServer server = serve(protocol, (request, response) -> Mono.never());
				Client client = new Client(protocol)) {
			Disposable call = client.get(server).subscribe();
			server.awaitRequest();
			assertThat(server.cancelled().total()).isZero();
			call.dispose();
			server.cancelled().awaitTotal(1);
			server.exchanges().awaitNow(0);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "HTTP11", "H2", "H2C" })
	void cancelledWhenClientGivesUpInTheBody(HttpProtocol protocol) {
		try (TestServer server = serve(protocol, (request, response) -> TestServer.stream(response,
				"application/x-ndjson", Flux.just("1\n").concatWith(Flux.never())));
				Client client = new Client(protocol)) {
			String first = client.http().get().uri(server.uri()).responseContent().asString().next().block(LIMIT);
			assertThat(first).isEqualTo("1\n");
			server.cancelled().awaitTotal(1);
			server.exchanges().awaitNow(0);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "HTTP11", "H2" })
	void clientAuthWhenClientHasNoCertificateRefuses(HttpProtocol protocol) {
		try (TestServer server = builder(protocol).tls(TestCertificates.server())
			.clientAuth(TestCertificates.ca())
			.start((request, response) -> response.send())) {
			for (@Nullable
			X509Bundle refused : Arrays.asList(null, TestCertificates.otherClient())) {
				try (Client client = new Client(protocol).presenting(refused)) {
					assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> client.get(server).block(LIMIT))
						.havingRootCause()
						.isInstanceOf(IOException.class);
				}
			}
			assertThat(server.requests()).isEmpty();
			try (Client client = new Client(protocol).presenting(TestCertificates.client())) {
				client.get(server).block(LIMIT);
			}
			assertThat(server.awaitRequest().clientCertificate()).isEqualTo("CN=tandem-client");
		}
	}

	@Test
	void forgetBodiesCountsThem() {
		try (TestServer server = TestServer.builder().forgetBodies().start((request, response) -> response.send());
				Client client = new Client(HttpProtocol.HTTP11)) {
			client.http()
				.post()
				.uri(server.uri())
				.send(Flux.range(0, 100).map((i) -> Unpooled.wrappedBuffer(new byte[10_000])))
				.response()
				.block(LIMIT);
			assertThat(server.awaitRequest().body()).isEmpty();
			assertThat(server.awaitRequest().bodySize()).isEqualTo(1_000_000);
		}
	}

	@Test
	void customizeChangesTheServer() {
		try (TestServer server = TestServer.builder()
			.customize((http) -> http.compress(true))
			.start((request, response) -> TestServer.json(response, "[]"));
				Client client = new Client(HttpProtocol.HTTP11)) {
			String encoding = client.http()
				.headers((headers) -> headers.set("Accept-Encoding", "gzip"))
				.get()
				.uri(server.uri())
				.responseSingle((response, body) -> Mono.just(response.responseHeaders().get("Content-Encoding")))
				.block(LIMIT);
			assertThat(encoding).isEqualTo("gzip");
		}
	}

	@Test
	void closeWhenExchangesRunEndsConnectionsAndThreads() {
		try (Client client = new Client(HttpProtocol.HTTP11)) {
			TestServer server = TestServer.start((request, response) -> Mono.never());
			try (server) {
				client.get(server).subscribe((answer) -> {
				}, (failure) -> {
				});
				server.awaitRequest();
				assertThat(threads()).isNotEmpty();
			}
			server.connections().awaitNow(0);
			assertThat(threads()).isEmpty();
		}
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.map(Thread::getName)
			.filter((name) -> name.startsWith("test-server"))
			.toList();
	}

	private static Mono<Void> sent(HttpServerResponse response) {
		return Mono.from(TestServer.json(response, "[]"));
	}

	private static TestServer serve(HttpProtocol protocol, TestServer.Handler handler) {
		TestServer.Builder builder = builder(protocol);
		return ((protocol == HttpProtocol.H2) ? builder.tls(TestCertificates.server()) : builder).start(handler);
	}

	private static TestServer.Builder builder(HttpProtocol protocol) {
		return (protocol == HttpProtocol.HTTP11) ? TestServer.builder() : TestServer.builder().http2();
	}

	private static final class Client implements AutoCloseable {

		private final ConnectionProvider pool;

		private final HttpProtocol[] protocols;

		private @Nullable X509Bundle certificate;

		private @Nullable HttpClient http;

		Client(HttpProtocol... protocols) {
			this(3, protocols);
		}

		Client(int maxConnections, HttpProtocol... protocols) {
			this.pool = ConnectionProvider.create("test-server-client", maxConnections);
			this.protocols = protocols;
		}

		Client presenting(@Nullable X509Bundle certificate) {
			this.certificate = certificate;
			return this;
		}

		Mono<HttpClientResponse> get(TestServer server) {
			return get(server, "/");
		}

		Mono<HttpClientResponse> get(TestServer server, String path) {
			return http().get().uri(server.uri().resolve(path)).response();
		}

		/**
		 * Made once: each has a TLS configuration of its own, and so a pool.
		 */
		HttpClient http() {
			HttpClient http = this.http;
			if (http == null) {
				http = create();
				this.http = http;
			}
			return http;
		}

		private HttpClient create() {
			HttpClient http = HttpClient.create(this.pool).protocol(this.protocols);
			if (List.of(this.protocols).contains(HttpProtocol.H2C)) {
				return http;
			}
			GenericSslContextSpec<SslContextBuilder> spec = List.of(this.protocols).contains(HttpProtocol.H2)
					? Http2SslContextSpec.forClient() : Http11SslContextSpec.forClient();
			spec.configure((context) -> {
				context.trustManager(TestCertificates.ca().getCertificate());
				if (this.certificate != null) {
					context.keyManager(this.certificate.getKeyPair().getPrivate(),
							this.certificate.getCertificatePath());
				}
			});
			return http.secure((ssl) -> ssl.sslContext(spec));
		}

		@Override
		public void close() {
			this.pool.disposeLater().block(LIMIT);
		}

	}

}
