package dev.tandem.sample.openapp;

import org.jspecify.annotations.Nullable;

/**
 * A key of OpenApp, as it is listed.
 *
 * @param id its id
 * @param name its name
 * @param token the key itself, of one just created
 */
public record ApiKey(String id, String name, @Nullable String token) {

	@Override
	public String toString() {
		return "ApiKey[id=" + this.id + ", name=" + this.name + "]";
	}

}
