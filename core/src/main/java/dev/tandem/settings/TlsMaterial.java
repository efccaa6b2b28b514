package dev.tandem.settings;

import java.util.Set;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;

/**
 * Certificates and restrictions of TLS connections. It is read when a TLS context is
 * built. Equal to another as long as its certificates are the same.
 */
public interface TlsMaterial {

	/**
	 * Return the certificate that the client presents, if it has one.
	 * @return the key managers, {@code null} for none
	 */
	@Nullable KeyManagerFactory keyManagers();

	/**
	 * Return the certificates that the client trusts.
	 * @return the trust managers
	 */
	TrustManagerFactory trustManagers();

	/**
	 * Return the enabled cipher suites.
	 * @return their JDK names, {@code null} for Netty's default
	 */
	@Nullable Set<String> ciphers();

	/**
	 * Return the enabled versions of TLS.
	 * @return their JDK names such as {@code TLSv1.3}, {@code null} for Netty's default
	 */
	@Nullable Set<String> protocols();

}
