package dev.tandem.usecases;

import java.net.URI;
import java.util.List;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.TestCertificates;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TLS and mutual TLS by Boot's SSL bundles.
 */
class TlsTests {

	@TwinTest
	void serverOfATrustedAuthorityIsCalled(Twin twin) {
		try (TestServer server = server(TestCertificates.server());
				NotesApplication notes = calling(server, null, TestCertificates.ca())) {
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void serverThatCannotBeTrustedIsSentNothing(Twin twin) {
		List<X509Bundle> certificates = List.of(TestCertificates.wrongHost(), TestCertificates.expired(),
				TestCertificates.otherServer());
		for (X509Bundle certificate : certificates) {
			try (TestServer server = server(certificate);
					NotesApplication notes = calling(server, null, TestCertificates.ca(), "pool.max-connections=1")) {
				for (int i = 0; i < 2; i++) {
					assertThat(NotesApplication.failure(notes.get(twin), ApiTransportException.class))
						.hasMessageContaining("TLS failed")
						.hasMessageContaining("tandem.clients.notes.ssl.bundle");
				}
				assertThat(server.requests()).isEmpty();
			}
		}
	}

	@TwinTest
	void serverOfAnUnknownAuthorityIsNotTrustedWithoutABundle(Twin twin) {
		try (TestServer server = server(TestCertificates.server());
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			NotesApplication.failure(notes.get(twin), ApiTransportException.class);
			assertThat(server.requests()).isEmpty();
		}
	}

	@TwinTest
	void insecureTrustsAnyServerAndWarns(Twin twin) {
		List<X509Bundle> certificates = List.of(TestCertificates.wrongHost(), TestCertificates.expired(),
				TestCertificates.otherServer());
		for (X509Bundle certificate : certificates) {
			try (LogCapture log = LogCapture.of(Level.WARN, "dev.tandem");
					TestServer server = server(certificate);
					NotesApplication notes = NotesApplication.calling(server.uri(), "ssl.insecure=true")) {
				notes.assertWorks(twin);
				assertThat(log.entries())
					.anySatisfy((entry) -> assertThat(entry.message()).contains("tandem.clients.notes.ssl.insecure"));
			}
		}
	}

	@TwinTest
	void clientShowsItsCertificate(Twin twin) {
		try (TestServer server = mutualServer();
				NotesApplication notes = calling(server, TestCertificates.client(), TestCertificates.ca())) {
			notes.assertWorks(twin);
			assertThat(server.awaitRequest().clientCertificate()).isEqualTo("CN=tandem-client");
		}
	}

	@TwinTest
	void clientWithoutACertificateThatTheServerTrustsIsRefused(Twin twin) {
		try (TestServer server = mutualServer();
				NotesApplication without = calling(server, null, TestCertificates.ca());
				NotesApplication untrusted = calling(server, TestCertificates.otherClient(), TestCertificates.ca())) {
			NotesApplication.failure(without.get(twin), ApiTransportException.class);
			NotesApplication.failure(untrusted.get(twin), ApiTransportException.class);
			assertThat(server.requests()).isEmpty();
		}
	}

	/**
	 * Reactor Netty's own time for a handshake is 10 seconds.
	 */
	@TwinTest
	void handshakeEndsAtItsTimeoutAlsoForAClientOfPlainHttp(Twin twin) {
		try (FaultServer stalled = FaultServer.tls(Fault.tlsStall());
				TestServer plain = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(plain.uri(), "timeouts.tls=50ms",
						"timeouts.call=5s")) {
			for (int i = 0; i < 2; i++) {
				assertTlsTimeout(notes.at(twin, URI.create(stalled.uri() + "/notes")));
				notes.assertWorks(twin);
			}
		}
	}

	@TwinTest
	void handshakeEndsAtItsTimeoutAlsoAfterARedirect(Twin twin) {
		try (FaultServer stalled = FaultServer.tls(Fault.tlsStall());
				TestServer plain = TestServer.start((request,
						response) -> response.status(302).header("Location", stalled.uri() + "/notes").send());
				NotesApplication notes = NotesApplication.calling(plain.uri(), "timeouts.tls=50ms", "timeouts.call=5s",
						"http.redirects=always")) {
			assertTlsTimeout(notes.get(twin));
		}
	}

	@TwinTest
	void clientOfPlainHttpCallsAnHttpsUri(Twin twin) {
		try (TestServer server = server(TestCertificates.server());
				TestServer plain = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(plain.uri(), "ssl.insecure=true")) {
			assertThat(notes.at(twin, URI.create(server.uri() + "/notes")).get()).isEqualTo(Note.HELLO);
			notes.assertWorks(twin);
		}
	}

	private static void assertTlsTimeout(Outcome<Note> outcome) {
		ApiTimeoutException failure = NotesApplication.failure(outcome, ApiTimeoutException.class);
		assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.TLS);
		assertThat(failure).hasMessageContaining("50 ms (tandem.clients.notes.timeouts.tls)");
	}

	@TwinTest
	void reloadedBundleIsUsedFromThenOn(Twin twin) {
		try (TestServer server = server(TestCertificates.server());
				NotesApplication notes = calling(server, null, TestCertificates.otherCa())) {
			NotesApplication.failure(notes.get(twin), ApiTransportException.class);
			PemSslStoreDetails ca = PemSslStoreDetails.forCertificate(TestCertificates.ca().getRootCertificatePEM());
			notes.bean(SslBundleRegistry.class).updateBundle("own", SslBundle.of(new PemSslStoreBundle(null, ca)));
			notes.assertWorks(twin);
		}
	}

	private static TestServer server(X509Bundle certificate) {
		return TestServer.builder().tls(certificate).start((request, response) -> TestServer.json(response, Note.JSON));
	}

	private static TestServer mutualServer() {
		return TestServer.builder()
			.tls(TestCertificates.server())
			.clientAuth(TestCertificates.ca())
			.start((request, response) -> TestServer.json(response, Note.JSON));
	}

	private static NotesApplication calling(TestServer server, @Nullable X509Bundle identity, X509Bundle trusted,
			String... settings) {
		return NotesApplication.calling(server.uri(),
				NotesApplication.and(TestCertificates.properties("own", identity, trusted),
						NotesApplication.and(settings, "ssl.bundle=own")));
	}

}
