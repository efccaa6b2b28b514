package dev.tandem.auth;

import dev.tandem.RequestSyntax;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Look whether the name can be sent in its place.
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public @Nullable String faultInName() {
		return (this.in == In.QUERY) ? RequestSyntax.faultInText(this.name) : RequestSyntax.faultInName(this.name);
	}

	/**
	 * Look whether the prefix can be sent before a key.
	 * @return what is wrong with it, {@code null} if it can be sent
	 */
	public @Nullable String faultInPrefix() {
		return switch (this.in) {
			case HEADER -> RequestSyntax.faultInHeaderValue(this.prefix + "key");
			case COOKIE -> RequestSyntax.faultInCookieValue(this.prefix);
			case QUERY -> RequestSyntax.faultInText(this.prefix);
		};
	}

	/**
	 * Look whether a key can be sent in this place. A header could carry some characters
	 * beyond ASCII, but there is no telling how the API would read them.
	 * @param key the key, without the prefix
	 * @return what is wrong with it, without a part of it; {@code null} if it can be sent
	 */
	public @Nullable String faultInKey(String key) {
		if (key.chars().anyMatch(Character::isISOControl)) {
			return "holds more than one line";
		}
		if (this.in == In.QUERY) {
			return RequestSyntax.faultInText(key);
		}
		if (key.chars().anyMatch((c) -> c > '~')) {
			return "holds a character beyond ASCII";
		}
		boolean cookie = this.in == In.COOKIE && RequestSyntax.faultInCookieValue(this.prefix + key) != null;
		return cookie ? "holds a character that a cookie cannot carry" : null;
	}

}
