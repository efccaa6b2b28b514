package dev.tandem.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.client.HttpVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Checks of single values of a client. Each refuses with the name of the property that
 * the value came from.
 */
final class Checks {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	/**
	 * What timers of Reactor Netty can hold.
	 */
	private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	/**
	 * RFC 9110, section 5.6.2.
	 */
	private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final int HIGHEST_PORT = 65535;

	private final BoundClient client;

	Checks(BoundClient client) {
		this.client = client;
	}

	Duration positive(String key, Duration value) {
		return check(key, value, value.compareTo(SHORTEST) >= 0 && value.compareTo(LONGEST) <= 0,
				"Give a time greater than zero and below 24 days, such as 500ms or 2s.");
	}

	Duration notNegative(String key, Duration value) {
		return check(key, value, !value.isNegative() && value.compareTo(LONGEST) <= 0,
				"Give a time of zero or more and below 24 days, such as 10s.");
	}

	int positive(String key, int value) {
		return check(key, value, value > 0, "Give a number greater than zero.");
	}

	int notNegative(String key, int value) {
		return check(key, value, value >= 0, "Give a number of zero or more.");
	}

	/**
	 * Bucket4j counts no more than one permit per nanosecond.
	 */
	int permits(String key, int value, Duration per) {
		return check(key, value, value > 0 && value <= per.toNanos(),
				"Give a number greater than zero, and no more than one per nanosecond.");
	}

	int port(String key, int value) {
		return check(key, value, value > 0 && value <= HIGHEST_PORT, "Give a port from 1 to 65535.");
	}

	DataSize positive(String key, DataSize value) {
		return check(key, value, value.toBytes() > 0 && value.toBytes() <= Integer.MAX_VALUE,
				"Give a size greater than zero and below 2GB, such as 512KB or 8MB.");
	}

	double share(String key, double value) {
		return check(key, value, value >= 0 && value <= 1, "Give a share from 0 to 1, such as 0.2.");
	}

	double shareAboveZero(String key, double value) {
		return check(key, value, value > 0 && value <= 1, "Give a share above 0 and up to 1, such as 0.5.");
	}

	double atLeastOne(String key, double value) {
		return check(key, value, value >= 1 && Double.isFinite(value), "Give a factor of 1 or more, such as 2.");
	}

	Set<Integer> statuses(String key, Set<Integer> values) {
		return check(key, values, values.stream().allMatch((status) -> status >= 400 && status <= 599),
				"Give statuses from 400 to 599.");
	}

	private <T> T check(String key, T value, boolean valid, String remedy) {
		if (!valid) {
			throw new InvalidApiClientException("%s is '%s', which is out of range."
				.formatted(this.client.described(key), this.client.written(key, value)), remedy);
		}
		return value;
	}

	/**
	 * A value that a client sets for something that is off would be silently without
	 * effect. One of the defaults is meant for those clients that have it on.
	 */
	void noEffect(String key, String missing) {
		if (this.client.isSet(key) && !this.client.isDefault(key) && !this.client.isSet(missing)) {
			throw new InvalidApiClientException(
					"%s is set, but has no effect without %s.".formatted(this.client.described(key),
							this.client.property(missing)),
					"Set %s as well, or remove the property.".formatted(this.client.property(missing)));
		}
	}

	String text(String key, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidApiClientException("%s is empty.".formatted(this.client.described(key)),
					"Give it a value. If it refers to an environment variable, check that the variable is set.");
		}
		if (value.strip().chars().anyMatch(Character::isISOControl)) {
			throw new InvalidApiClientException(
					"%s holds a line break or another control character.".formatted(this.client.described(key)),
					"Remove it.");
		}
		return value;
	}

	String headerName(String key, String value) {
		if (!TOKEN.matcher(value).matches()) {
			throw new InvalidApiClientException(
					"%s is '%s', which is no name of a header.".formatted(this.client.described(key), value),
					"Give a name such as Idempotency-Key: letters, digits and dashes.");
		}
		return value;
	}

	Set<String> names(String key, Set<String> values) {
		if (!values.stream().allMatch(StringUtils::hasText)) {
			throw new InvalidApiClientException("%s holds an empty name.".formatted(this.client.described(key)),
					"Give names such as X-Session, password, or remove the property.");
		}
		return values.stream().map(String::strip).collect(Collectors.toSet());
	}

	List<HttpVersion> versions(List<HttpVersion> versions) {
		String property = this.client.described("http.versions");
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
					"%s holds '%s', which is not an origin.".formatted(this.client.described(key),
							BaseUrl.masked(origin.toString())),
					"Give scheme, host and, unless it is the default, port: https://files.example.com.");
		}
		return origin;
	}

	void distinctPlaces(ApiKeyPlacement key, ApiKeyPlacement basic) {
		if (key.in() == basic.in() && key.name().equalsIgnoreCase(basic.name())) {
			throw new InvalidApiClientException(
					"The client '%s' has both an API key and basic authentication, and both go into the header '%s'."
						.formatted(this.client.name(), basic.name()),
					"Remove basic.username and basic.password, or move the key with api-key.name.");
		}
	}

}
