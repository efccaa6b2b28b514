package dev.tandem.usecases;

import java.net.URI;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestProxy;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Versions of HTTP, compression, proxies, and the addresses that may be called.
 */
class ProtocolTests {

	private final TestServer.Handler good = (request, response) -> TestServer.json(response, Note.JSON);

	@TwinTest
	void http2IsNegotiatedOverTls(Twin twin) {
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true",
						"http.versions=h2,http/1.1")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/2.0");
		}
	}

	@TwinTest
	void http11IsUsedWhereTheServerHasNoHttp2(Twin twin) {
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true",
						"http.versions=h2,http/1.1")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/1.1");
		}
	}

	@TwinTest
	void http2IsSpokenWithoutTlsWhereAsked(Twin twin) {
		try (TestServer server = TestServer.builder().http2().start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.versions=h2c")) {
			notes.assertWorks(twin);
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/2.0");
			assertThat(server.connections().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void http2CarriesAKeyInTheQuery(Twin twin) {
		try (TestServer server = TestServer.builder().http2().start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.versions=h2c",
						"api-key.value=" + NotesApplication.KEY, "api-key.in=query", "api-key.name=key")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().uri()).isEqualTo("/notes/1?key=" + NotesApplication.KEY);
		}
	}

	@TwinTest
	void http11IsTheDefault(Twin twin) {
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).http2().start(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().protocol()).isEqualTo("HTTP/1.1");
		}
	}

	@TwinTest
	void compressedAnswerIsAskedForAndRead(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.gzip(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().header("Accept-Encoding")).hasValue("gzip");
		}
	}

	@TwinTest
	void compressedAnswerIsNotAskedForWhenSwitchedOff(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.compression=false")) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().header("Accept-Encoding")).isEmpty();
		}
	}

	@TwinTest
	void proxyIsToldItsCredentials(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.withCredentials("user", "pr0xy").resolve("api.test", server.port());
				NotesApplication notes = NotesApplication.calling(URI.create("http://api.test"),
						"http.proxy.host=127.0.0.1", "http.proxy.port=" + proxy.port(), "http.proxy.username=user",
						"http.proxy.password=pr0xy")) {
			notes.assertWorks(twin);
			assertThat(proxy.credentials()).contains(TestProxy.basic("user", "pr0xy"));
			assertThat(server.awaitRequest().headers().headerNames()).noneMatch((name) -> name.startsWith("Proxy"));
		}
	}

	@TwinTest
	void proxyTunnelsTls(Twin twin) {
		try (TestServer server = TestServer.builder().tls(TestCertificates.server()).start(this.good);
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(TestCertificates.properties("ca", null, TestCertificates.ca()),
								"ssl.bundle=ca", "http.proxy.host=127.0.0.1", "http.proxy.port=" + proxy.port()))) {
			notes.assertWorks(twin);
			assertThat(proxy.tunnels().total()).isEqualTo(1);
		}
	}

	@TwinTest
	void proxyThatRefusesIsNamed(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.withCredentials("user", "pr0xy");
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.proxy.host=127.0.0.1",
						"http.proxy.port=" + proxy.port(), "http.proxy.username=user",
						"http.proxy.password=wr0ng-secret")) {
			ApiTransportException failure = NotesApplication.failure(notes.get(twin), ApiTransportException.class);
			assertThat(failure).hasMessageContaining("tandem.clients.notes.http.proxy");
			assertThat(NotesApplication.trace(failure)).doesNotContain("wr0ng-secret")
				.doesNotContain(TestProxy.basic("user", "wr0ng-secret"));
			assertThat(server.requests()).isEmpty();
		}
	}

	@TwinTest
	void nonProxyHostIsCalledDirectly(Twin twin) {
		try (TestServer server = TestServer.start(this.good);
				TestProxy proxy = TestProxy.open();
				NotesApplication notes = NotesApplication.calling(server.uri(), "http.proxy.host=127.0.0.1",
						"http.proxy.port=" + proxy.port(), "http.proxy.non-proxy-hosts=127.0.*,*.internal")) {
			notes.assertWorks(twin);
			assertThat(proxy.connections().total()).isZero();
		}
	}

	@TwinTest
	void addressThatIsNotAllowedIsNotConnectedTo(Twin twin) {
		try (TestServer server = TestServer.start(this.good)) {
			for (String host : new String[] { "127.0.0.1", "localhost" }) {
				URI uri = URI.create("http://" + host + ":" + server.port());
				try (NotesApplication notes = NotesApplication.calling(uri, "pool.max-connections=1",
						"http.allowed-addresses=10.0.0.0/8,external")) {
					for (int i = 0; i < 3; i++) {
						ApiRejectedException failure = NotesApplication.failure(notes.get(twin),
								ApiRejectedException.class);
						assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.ADDRESS_NOT_ALLOWED);
						assertThat(failure).hasMessageContaining("tandem.clients.notes.http.allowed-addresses");
					}
				}
			}
			assertThat(server.connections().total()).isZero();
		}
	}

	@TwinTest
	void addressThatIsAllowedIsConnectedTo(Twin twin) {
		try (TestServer server = TestServer.start(this.good)) {
			for (String host : new String[] { "127.0.0.1", "localhost" }) {
				URI uri = URI.create("http://" + host + ":" + server.port());
				try (NotesApplication notes = NotesApplication.calling(uri,
						"http.allowed-addresses=10.0.0.0/8,127.0.0.1")) {
					notes.assertWorks(twin);
				}
			}
		}
	}

}
