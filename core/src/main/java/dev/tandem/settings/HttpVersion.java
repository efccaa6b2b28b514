package dev.tandem.settings;

import java.util.Collection;

/**
 * A version of HTTP that a client offers.
 */
public enum HttpVersion {

	/**
	 * HTTP/1.1 (RFC 9112), with and without TLS.
	 */
	HTTP11,

	/**
	 * HTTP/2 (RFC 9113) over TLS, negotiated by ALPN.
	 */
	H2,

	/**
	 * HTTP/2 without TLS.
	 */
	H2C;

	/**
	 * Whether HTTP/2 is among versions.
	 * @param versions the versions that a client offers
	 * @return whether calls may share a connection
	 */
	public static boolean anyHttp2(Collection<HttpVersion> versions) {
		return versions.contains(H2) || versions.contains(H2C);
	}

}
