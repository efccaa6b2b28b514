package dev.tandem.testing;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for tests, made once per JVM. A {@link X509Bundle} holds certificate, key
 * and root, and gives each as PEM.
 */
public final class TestCertificates {

	private static final X509Bundle CA = authority("CN=Tandem Test CA");

	private static final X509Bundle OTHER_CA = authority("CN=Unrelated CA");

	private static final X509Bundle SERVER = issue(localServer(), CA);

	private static final X509Bundle OTHER_SERVER = issue(localServer(), OTHER_CA);

	private static final X509Bundle WRONG_HOST = issue(
			valid("CN=wrong-host").addSanDnsName("elsewhere.test").addExtendedKeyUsageServerAuth(), CA);

	private static final X509Bundle EXPIRED = issue(expired(localServer()), CA);

	private static final X509Bundle CLIENT = issue(valid("CN=tandem-client").addExtendedKeyUsageClientAuth(), CA);

	private static final X509Bundle NEXT_CLIENT = issue(valid("CN=next-client").addExtendedKeyUsageClientAuth(), CA);

	private static final X509Bundle OTHER_CLIENT = issue(valid("CN=unrelated-client").addExtendedKeyUsageClientAuth(),
			OTHER_CA);

	private TestCertificates() {
	}

	/**
	 * The authority that issued all but the {@code other} certificates.
	 */
	public static X509Bundle ca() {
		return CA;
	}

	/**
	 * An authority that nobody trusts unless told.
	 */
	public static X509Bundle otherCa() {
		return OTHER_CA;
	}

	/**
	 * A server's certificate for {@code localhost} and {@code 127.0.0.1}.
	 */
	public static X509Bundle server() {
		return SERVER;
	}

	/**
	 * As {@link #server()}, issued by {@link #otherCa()}.
	 */
	public static X509Bundle otherServer() {
		return OTHER_SERVER;
	}

	/**
	 * A server's certificate for {@code elsewhere.test} only.
	 */
	public static X509Bundle wrongHost() {
		return WRONG_HOST;
	}

	/**
	 * As {@link #server()}, no longer valid.
	 */
	public static X509Bundle expired() {
		return EXPIRED;
	}

	/**
	 * A client's certificate, {@code CN=tandem-client}.
	 */
	public static X509Bundle client() {
		return CLIENT;
	}

	/**
	 * A client's certificate, {@code CN=next-client}, to follow {@link #client()}.
	 */
	public static X509Bundle nextClient() {
		return NEXT_CLIENT;
	}

	/**
	 * A client's certificate issued by {@link #otherCa()}.
	 */
	public static X509Bundle otherClient() {
		return OTHER_CLIENT;
	}

	/**
	 * The JDK's TLS for a server or a client.
	 * @param identity certificate and key to present, {@code null} for none
	 * @param trusted authority to trust
	 * @return the context
	 */
	public static SSLContext sslContext(@Nullable X509Bundle identity, X509Bundle trusted) {
		try {
			KeyManager[] keys = (identity != null) ? identity.toKeyManagerFactory().getKeyManagers()
					: new KeyManager[0];
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(keys, trusted.toTrustManagerFactory().getTrustManagers(), null);
			return context;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Properties of Boot that define a PEM bundle, for a context runner.
	 * @param name name of the bundle
	 * @param identity certificate and key to present, {@code null} for none
	 * @param trusted authority to trust, {@code null} for those of the JDK
	 * @return {@code spring.ssl.bundle.pem.<name>.*} as {@code key=value}
	 */
	public static String[] properties(String name, @Nullable X509Bundle identity, @Nullable X509Bundle trusted) {
		String prefix = "spring.ssl.bundle.pem." + name + ".";
		List<String> properties = new ArrayList<>();
		if (identity != null) {
			properties.add(prefix + "keystore.certificate=" + identity.getCertificatePathPEM());
			properties.add(prefix + "keystore.private-key=" + identity.getPrivateKeyPEM());
		}
		if (trusted != null) {
			properties.add(prefix + "truststore.certificate=" + trusted.getRootCertificatePEM());
		}
		return properties.toArray(String[]::new);
	}

	private static X509Bundle authority(String subject) {
		try {
			return valid(subject).setIsCertificateAuthority(true).buildSelfSigned();
		}
		catch (Exception ex) {
			throw new IllegalStateException("Could not make " + subject, ex);
		}
	}

	private static CertificateBuilder localServer() {
		return valid("CN=localhost").addSanDnsName("localhost")
			.addSanIpAddress("127.0.0.1")
			.addExtendedKeyUsageServerAuth();
	}

	private static CertificateBuilder valid(String subject) {
		return new CertificateBuilder().ecp256()
			.subject(subject)
			.notBefore(Instant.now().minus(Duration.ofDays(1)))
			.notAfter(Instant.now().plus(Duration.ofDays(1)));
	}

	private static CertificateBuilder expired(CertificateBuilder certificate) {
		Instant now = Instant.now();
		return certificate.notBefore(now.minus(Duration.ofDays(3))).notAfter(now.minus(Duration.ofDays(2)));
	}

	private static X509Bundle issue(CertificateBuilder certificate, X509Bundle issuer) {
		try {
			return certificate.buildIssuedBy(issuer);
		}
		catch (Exception ex) {
			throw new IllegalStateException("Could not issue a certificate", ex);
		}
	}

}
