package dev.tandem.client;

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
	H2C

}
