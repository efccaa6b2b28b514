package dev.tandem.benchmarks.peer;

import java.net.URI;

/**
 * The API that all peers call, with the same key and as many connections.
 *
 * @param url base URL, without a trailing slash
 */
public record Upstream(URI url) {

	/**
	 * Key that is sent with each call.
	 */
	public static final String KEY = "0123456789abcdef0123456789abcdef";

	/**
	 * Value of the header that carries the key.
	 */
	public static final String AUTHORIZATION = "Bearer " + KEY;

	/**
	 * Connections at most, more than there are callers.
	 */
	public static final int CONNECTIONS = 100;

}
