package dev.tandem.autoconfigure;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;

/**
 * Base URL of a client. A URL may hold a password or a key, also one that cannot be read:
 * what is shown of it ends before.
 */
final class BaseUrl {

	private static final String EXAMPLE = "such as https://api.example.com/v1.";

	private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z]+:)?(//)?.*@");

	private static final Pattern QUERY = Pattern.compile("[?#].*$");

	private final BoundClient client;

	BaseUrl(BoundClient client) {
		this.client = client;
	}

	URI get() {
		URI url = this.client.properties().baseUrl();
		if (url == null || url.toString().isEmpty()) {
			throw missing(url);
		}
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		if (!http || url.getHost() == null) {
			throw new InvalidApiClientException(
					"%s is '%s', which is not an absolute http or https URL."
						.formatted(this.client.described("base-url"), masked(url.toString())),
					"Give scheme, host and path, " + EXAMPLE);
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw new InvalidApiClientException(
					"%s holds credentials, a query or a fragment.".formatted(this.client.described("base-url")),
					"Move credentials to basic.username and basic.password, query parameters to query, "
							+ "and leave only scheme, host, port and path.");
		}
		URI normalized = url.normalize();
		String text = normalized.toString();
		return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : normalized;
	}

	private InvalidApiClientException missing(@Nullable URI url) {
		return new InvalidApiClientException(
				"The client '%s' has no base URL: %s is %s.".formatted(this.client.name(),
						this.client.described("base-url"), (url != null) ? "empty" : "not set"),
				"Set %s to the absolute URL of the API, ".formatted(this.client.property("base-url")) + EXAMPLE);
	}

	static InvalidApiClientException unreadable(ConfigurationProperty property) {
		String where = (property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		return new InvalidApiClientException("%s%s is '%s', which is not a URL.".formatted(property.getName(), where,
				masked(String.valueOf(property.getValue()))), "Give scheme, host and path, " + EXAMPLE);
	}

	static String masked(String url) {
		return QUERY.matcher(USER_INFO.matcher(url).replaceFirst("$1$2")).replaceFirst("");
	}

}
