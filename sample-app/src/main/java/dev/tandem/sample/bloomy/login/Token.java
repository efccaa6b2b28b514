package dev.tandem.sample.bloomy.login;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A key.
 *
 * @param accessToken the key
 */
public record Token(@JsonProperty("access_token") String accessToken) {

	@Override
	public String toString() {
		return "Token[******]";
	}

}
