package dev.tandem.usecases;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.tandem.ApiTransportException;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.TestResolver;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which names are resolved where calls go through a proxy, and by whom. A name that the
 * resolver of the client is not asked for was looked up by the JDK, which would block an
 * event loop.
 */
class ProxyTests {

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	private final TestResolver resolver = new TestResolver();

	@TwinTest
	void hostThatIsNotProxiedIsResolvedByTheResolverOfTheClient(Twin twin) {
		this.resolver.loopback("localhost").loopback("b_b.internal");
		try (TestServer server = TestServer.start((request, response) -> request.path().equals("/notes/away")
				? response.status(302).header("Location", "http://b_b.internal:" + port(request) + "/notes").send()
				: TestServer.json(response, Note.JSON));
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = calling("http://localhost:" + server.port(),
						(client) -> client.resolver(this.resolver), "http.redirects=always", "pool.max-connections=1",
						"http.proxy.host=127.0.0.1", "http.proxy.port=" + proxy.port(),
						"http.proxy.non-proxy-hosts=10.*,LOCALHOST,*.internal")) {
			notes.assertWorks(twin);
			assertThat(this.resolver.asked()).containsExactly("localhost");
			assertThat(notes.get(twin, "away").get()).isEqualTo(Note.HELLO);
			assertThat(this.resolver.asked()).containsExactly("localhost", "b_b.internal");
			assertThat(proxy.connections().total()).isZero();
		}
	}

	@TwinTest
	void hostThatIsNotProxiedByTheProxyOfACustomizerLikewise(Twin twin) {
		this.resolver.loopback("localhost");
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = calling("http://localhost:" + server.port(),
						(client) -> client.resolver(this.resolver)
							.proxy((type) -> type.type(ProxyProvider.Proxy.HTTP)
								.host("127.0.0.1")
								.port(proxy.port())
								.nonProxyHosts("local.*")))) {
			notes.assertWorks(twin);
			assertThat(this.resolver.asked()).containsExactly("localhost");
			assertThat(proxy.connections().total()).isZero();
		}
	}

	@TwinTest
	void nameOfTheProxyIsResolvedByTheResolverOfTheClient(Twin twin) {
		this.resolver.loopback("proxy.test").loopback("api.test");
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = calling("http://api.test:" + server.port(),
						(client) -> client.resolver(this.resolver), "http.proxy.host=proxy.test",
						"http.proxy.port=" + proxy.port(), "pool.max-connections=1")) {
			notes.assertWorks(twin);
			notes.assertWorks(twin);
			assertThat(this.resolver.asked()).containsOnlyOnce("proxy.test");
			assertThat(proxy.tunnels().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void nameOfTheApiIsResolvedByTheProxy(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open().resolve("api.test", server.port());
				NotesApplication notes = NotesApplication.calling(URI.create("http://api.test"),
						"http.proxy.host=localhost", "http.proxy.port=" + proxy.port(),
						"http.proxy.non-proxy-hosts=localhost")) {
			notes.assertWorks(twin);
			notes.at(twin, URI.create("http://localhost:" + server.port() + "/notes")).get();
			assertThat(proxy.tunnels().total()).isEqualTo(1);
			assertThat(server.connections().total()).isEqualTo(2);
		}
	}

	@TwinTest
	void proxyThatIsUnknownIsNamed(Twin twin) {
		try (NotesApplication notes = calling("http://127.0.0.1:1", (client) -> client.resolver(this.resolver),
				"http.proxy.host=proxy.test")) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
				.hasMessageContaining("the host of the proxy is unknown: see tandem.clients.notes.http.proxy.host");
		}
	}

	@TwinTest
	void nonProxyHostMayBeAnAddress(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.proxy.host=127.0.0.1",
						"http.proxy.port=" + proxy.port(), "http.proxy.non-proxy-hosts=127.0.*,[::ffff:7f00:1]")) {
			for (String host : List.of("127.0.0.1", "[::ffff:127.0.0.1]")) {
				notes.at(twin, URI.create("http://" + host + ":" + server.port() + "/notes")).get();
			}
			assertThat(proxy.connections().total()).isZero();
		}
	}

	private static String port(ReceivedRequest request) {
		String host = String.valueOf(request.headers().getFirst("Host"));
		return host.substring(host.indexOf(':') + 1);
	}

	private NotesApplication calling(String baseUrl, UnaryOperator<HttpClient> customizer, String... settings) {
		return NotesApplication.calling(URI.create(baseUrl), (context) -> context
			.registerBean(HttpClientCustomizer.class, () -> (name, client) -> customizer.apply(client)), settings);
	}

}
