package dev.tandem.auth;

/**
 * Where in a request an API key goes.
 *
 * @param in part of the request
 * @param name name of the header, query parameter or cookie
 * @param prefix text before the key, may be empty
 */
public record ApiKeyPlacement(In in, String name, String prefix) {

	/**
	 * A part of the request that can carry a key.
	 */
	public enum In {

		/**
		 * A header.
		 */
		HEADER,

		/**
		 * A query parameter. URLs end up in the logs of servers and proxies: use it only
		 * where the API offers nothing else.
		 */
		QUERY,

		/**
		 * A cookie.
		 */
		COOKIE

	}

}
