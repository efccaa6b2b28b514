package dev.tandem.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.tandem.auth.Credential;
import dev.tandem.client.HttpVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Checks of single values of a client. Each refuses with the name of the property that
 * the value came from.
 */
final class Checks {

	private final BoundClient client;

	Checks(BoundClient client) {
		this.client = client;
	}

	Duration positive(String key, Duration value) {
		return check(key, value, value.toMillis() > 0 && value.toMillis() <= Integer.MAX_VALUE,
				"Give a time greater than zero and below 24 days, such as 500ms or 2s.");
	}

	Duration notNegative(String key, Duration value) {
		return check(key, value, !value.isNegative(), "Give a time of zero or more, such as 10s.");
	}

	int positive(String key, int value) {
		return check(key, value, value > 0, "Give a number greater than zero.");
	}

	DataSize positive(String key, DataSize value) {
		return check(key, value, value.toBytes() > 0 && value.toBytes() <= Integer.MAX_VALUE,
				"Give a size greater than zero and below 2GB, such as 512KB or 8MB.");
	}

	private <T> T check(String key, T value, boolean valid, String remedy) {
		if (!valid) {
			throw new InvalidApiClientException("%s is %s, which is out of range.".formatted(this.client.property(key),
					this.client.written(key, value)), remedy);
		}
		return value;
	}

	String text(String key, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidApiClientException("%s is empty.".formatted(this.client.property(key)),
					"Give it a value. If it refers to an environment variable, check that the variable is set.");
		}
		if (value.strip().chars().anyMatch(Character::isISOControl)) {
			throw new InvalidApiClientException(
					"%s holds a line break or another control character.".formatted(this.client.property(key)),
					"Remove it.");
		}
		return value;
	}

	List<HttpVersion> versions(List<HttpVersion> versions) {
		String property = this.client.property("http.versions");
		if (versions.isEmpty()) {
			throw new InvalidApiClientException("%s is empty.".formatted(property),
					"Give at least one of http/1.1, h2 and h2c.");
		}
		return versions;
	}

	URI origin(String key, URI origin) {
		boolean bare = !StringUtils.hasLength(origin.getRawPath()) && origin.getRawQuery() == null
				&& origin.getRawUserInfo() == null;
		if (origin.getScheme() == null || origin.getHost() == null || !bare) {
			throw new InvalidApiClientException(
					"%s holds '%s', which is not an origin.".formatted(this.client.property(key), origin),
					"Give scheme, host and, unless it is the default, port: https://files.example.com.");
		}
		return origin;
	}

	void distinctPlaces(List<Credential> credentials) {
		Set<String> places = new HashSet<>();
		for (Credential credential : credentials) {
			String place = credential.placement().in() + credential.placement().name().toLowerCase(Locale.ROOT);
			if (!places.add(place)) {
				throw new InvalidApiClientException(
						"The client '%s' has both an API key and basic authentication, and both go into the header '%s'."
							.formatted(this.client.name(), credential.placement().name()),
						"Remove basic.username and basic.password, or move the key with api-key.name.");
			}
		}
	}

}
