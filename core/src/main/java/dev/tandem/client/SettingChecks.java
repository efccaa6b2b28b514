package dev.tandem.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tandem.RequestSyntax;
import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.settings.DurationLimits;
import dev.tandem.settings.HttpVersion;
import dev.tandem.transport.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Checks of single values of a client, and of values that contradict each other. Each
 * keeps a mistake with the name of the property that the value came from. A text that is
 * missing is refused at once.
 */
final class SettingChecks {

	private static final String CALL = "timeouts.call";

	private static final int HIGHEST_PORT = 65535;

	private final SettingKeys client;

	private final Mistakes mistakes;

	SettingChecks(SettingKeys client, Mistakes mistakes) {
		this.client = client;
		this.mistakes = mistakes;
	}

	Duration positive(String key, Duration value) {
		return check(key, value, DurationLimits.isPositive(value),
				"Give a time greater than zero and below 24 days, such as 500ms or 2s.");
	}

	Duration notNegative(String key, Duration value) {
		return check(key, value, DurationLimits.isNotNegative(value),
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
		return check(key, value, value > 0 && value <= nanos(per),
				"Give a number greater than zero, and no more than one per nanosecond.");
	}

	private static long nanos(Duration per) {
		return DurationLimits.isNotNegative(per) ? per.toNanos() : Long.MAX_VALUE;
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
			this.mistakes.add("%s is '%s', which is out of range.".formatted(this.client.described(key),
					this.client.written(key, value)), remedy);
		}
		return value;
	}

	/**
	 * A value that a client sets for something that is off would be silently without
	 * effect. One of the defaults is meant for those clients that have it on.
	 */
	void noEffect(String key, String missing) {
		boolean set = this.client.isSet(key) || this.client.isSet(key + "[0]");
		if (set && !this.client.isDefault(key) && !this.client.isDefault(key + "[0]") && !this.client.isSet(missing)) {
			this.mistakes.add(
					"%s is set, but has no effect without %s.".formatted(this.client.described(key),
							this.client.property(missing)),
					"Set %s as well, or remove the property.".formatted(this.client.property(missing)));
		}
	}

	/**
	 * The same for what a switch turns off.
	 */
	void noEffect(String key, boolean on, String turnedOffBy) {
		if (!on && this.client.isSet(key) && !this.client.isDefault(key)) {
			this.mistakes.add("%s is set, but has no effect since %s is 'false'.".formatted(this.client.described(key),
					this.client.described(turnedOffBy)), "Remove one of the two.");
		}
	}

	/**
	 * A value that another one keeps from being reached would be ignored. Only one that
	 * is set is a mistake, and one of the defaults only where no client's own value
	 * stands against it.
	 */
	<T extends Comparable<T>> void notAbove(String key, T value, String limiting, T limit, String consequence) {
		if (isAbove(key, value, limiting, limit)) {
			refuseAbove(key, value, limiting, limit, consequence, "");
		}
	}

	/**
	 * The phase of an attempt may take longer than {@code timeouts.call} where a
	 * definition gives an operation a deadline that is later.
	 */
	void withinCall(String key, Duration phase, Duration call, Supplier<Duration> longestDeclared) {
		if (isAbove(key, phase, CALL, call) && phase.compareTo(longestDeclared.get()) > 0) {
			refuseAbove(key, phase, CALL, call, "the call would end before this phase may",
					" An operation that may take longer than the others can have a @CallTimeout of its own.");
		}
	}

	private <T extends Comparable<T>> boolean isAbove(String key, T value, String limiting, T limit) {
		return this.client.isOwn(key) && value.compareTo(limit) > 0
				&& !(this.client.isDefault(key) && this.client.isSet(limiting) && !this.client.isDefault(limiting));
	}

	private void refuseAbove(String key, Object value, String limiting, Object limit, String consequence,
			String otherRemedy) {
		this.mistakes.add(
				"%s is '%s', more than %s, which is '%s'%s: %s.".formatted(this.client.described(key),
						this.client.written(key, value), this.client.described(limiting),
						this.client.written(limiting, text(limit)), this.client.isSet(limiting) ? "" : " by default",
						consequence),
				"Lower %s, or raise %s.%s".formatted(this.client.property(key), this.client.property(limiting),
						otherRemedy));
	}

	/**
	 * A time as properties have it.
	 */
	private static Object text(Object value) {
		if (value instanceof Duration time) {
			return (time.toMillisPart() == 0) ? time.toSeconds() + "s" : time.toMillis() + "ms";
		}
		return value;
	}

	/**
	 * HTTP/2 comes over TLS or in plain text, and the base URL says which.
	 */
	void versionsFit(URI baseUrl, List<HttpVersion> versions) {
		String scheme = baseUrl.getScheme();
		boolean tlsOnly = "http".equalsIgnoreCase(scheme) && versions.equals(List.of(HttpVersion.H2));
		boolean plainOnly = "https".equalsIgnoreCase(scheme) && versions.equals(List.of(HttpVersion.H2C));
		if (tlsOnly || plainOnly) {
			this.mistakes.add("%s is '%s', which is HTTP/2 %s TLS, but %s is an %s URL.".formatted(
					this.client.described("http.versions"), tlsOnly ? "h2" : "h2c", tlsOnly ? "over" : "without",
					this.client.described(this.client.isSet("base-urls[0]") ? "base-urls" : "base-url"),
					tlsOnly ? "http" : "https"),
					tlsOnly ? "Give h2c for HTTP/2 without TLS, add http/1.1, or call an https URL."
							: "Give h2 for HTTP/2 over TLS, add http/1.1, or call an http URL.");
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

	/**
	 * The user name of basic authentication ends with the first colon (RFC 7617, section
	 * 2).
	 */
	String username(String key, @Nullable String value) {
		String username = text(key, value);
		if (username.contains(":")) {
			throw new InvalidApiClientException(
					"%s contains a colon, which separates user name and password in basic authentication.".formatted(
							this.client.described(key)),
					"Use a user name without a colon (RFC 7617, section 2).");
		}
		return username;
	}

	String headerName(String key, String value) {
		if (RequestSyntax.faultInName(value) != null) {
			this.mistakes.add("%s is '%s', which is no name of a header.".formatted(this.client.described(key), value),
					"Give a name such as Idempotency-Key: letters, digits and dashes.");
		}
		return value;
	}

	Set<String> names(String key, Set<String> values) {
		if (!values.stream().allMatch(StringUtils::hasText)) {
			this.mistakes.add("%s holds an empty name.".formatted(this.client.described(key)),
					"Give names such as X-Session, password, or remove the property.");
		}
		return values.stream().map(String::strip).collect(Collectors.toSet());
	}

	List<HttpVersion> versions(List<HttpVersion> versions) {
		String property = this.client.described("http.versions");
		if (versions.isEmpty()) {
			this.mistakes.add("%s is empty.".formatted(property), "Give at least one of http/1.1, h2 and h2c.");
		}
		return versions;
	}

	URI origin(String key, URI origin) {
		boolean bare = !StringUtils.hasLength(origin.getRawPath()) && origin.getRawQuery() == null
				&& origin.getRawUserInfo() == null;
		if (origin.getScheme() == null || !Origin.hasHost(origin) || !bare) {
			this.mistakes.add(
					"%s holds '%s', which is not an origin.".formatted(this.client.described(key),
							BaseUrl.masked(origin.toString())),
					"Give scheme, host and, unless it is the default, port: https://files.example.com.");
		}
		return origin;
	}

	void distinctPlaces(ApiKeyPlacement key, ApiKeyPlacement basic) {
		if (key.in() == basic.in() && key.name().equalsIgnoreCase(basic.name())) {
			this.mistakes.add(
					"The client '%s' has both an API key and basic authentication, and both go into the header '%s'."
						.formatted(this.client.name(), basic.name()),
					"Remove basic.username and basic.password, or move the key with api-key.name.");
		}
	}

}
