package dev.tandem.testing;

import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestCertificates}, seen by the JDK's client, which verifies.
 */
@Timeout(30)
class TestCertificatesTests {

	@Test
	void serverIsTrustedByIpAddressAndByName() throws Exception {
		SSLContext trusting = TestCertificates.sslContext(null, TestCertificates.ca());
		assertThat(get(TestCertificates.server(), trusting).statusCode()).isEqualTo(200);
		assertThat(TestCertificates.server().getCertificate().getSubjectAlternativeNames()).hasSize(2);
	}

	@Test
	void otherServerIsNotTrusted() {
		assertRejected(TestCertificates.otherServer(), "unable to find valid certification path");
	}

	@Test
	void wrongHostIsRejected() {
		assertRejected(TestCertificates.wrongHost(), "No subject alternative names matching IP address 127.0.0.1");
	}

	@Test
	void expiredIsRejected() {
		assertRejected(TestCertificates.expired(), "NotAfter");
	}

	@Test
	void propertiesMakeABundleOfBoot() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues(TestCertificates.properties("own", TestCertificates.client(), TestCertificates.ca()))
			.withPropertyValues(TestCertificates.properties("trust", null, TestCertificates.ca()))
			.run((context) -> {
				SslBundles bundles = context.getBean(SslBundles.class);
				SSLContext trusting = bundles.getBundle("trust").createSslContext();
				assertThat(get(TestCertificates.server(), trusting).statusCode()).isEqualTo(200);
				SSLContext identified = bundles.getBundle("own").createSslContext();
				try (TestServer server = TestServer.builder()
					.tls(TestCertificates.server())
					.clientAuth(TestCertificates.ca())
					.start((request, response) -> response.send());
						Socket client = identified.getSocketFactory()
							.createSocket(SocketServer.loopback(), server.port())) {
					client.getOutputStream()
						.write("GET / HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.UTF_8));
					assertThat(server.awaitRequest().clientCertificate()).isEqualTo("CN=tandem-client");
				}
			});
	}

	private void assertRejected(X509Bundle certificate, String reason) {
		SSLContext trusting = TestCertificates.sslContext(null, TestCertificates.ca());
		assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(certificate, trusting))
			.havingRootCause()
			.withMessageContaining(reason);
	}

	private static HttpResponse<String> get(X509Bundle certificate, SSLContext client) throws Exception {
		try (FaultServer server = FaultServer.tls(certificate, Fault.answer("[]"))) {
			HttpClient http = HttpClient.newBuilder().sslContext(client).build();
			return http.send(HttpRequest.newBuilder(server.uri()).build(), BodyHandlers.ofString());
		}
	}

}
