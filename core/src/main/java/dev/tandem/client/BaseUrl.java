package dev.tandem.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import dev.tandem.RequestSyntax;
import dev.tandem.transport.Origin;
import dev.tandem.uri.DotSegments;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * Base URL of a client. A URL may hold a password or a key, also one that cannot be read:
 * what is shown of it ends before.
 */
final class BaseUrl {

	private static final String EXAMPLE = "such as https://api.example.com/v1.";

	private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z]+:)?(//)?.*@");

	private static final Pattern QUERY = Pattern.compile("[?#].*$");

	private static final Pattern ENCODED = Pattern.compile("%\\p{XDigit}{2}");

	private static final Pattern AUTHORITY = Pattern.compile("\\w+://[^/?#]*");

	private final SettingKeys client;

	private final String key;

	BaseUrl(SettingKeys client, String key) {
		this.client = client;
		this.key = key;
	}

	URI read(@Nullable String written) {
		String text = (written != null) ? written.strip() : "";
		if (text.isEmpty()) {
			throw missing(written);
		}
		URI url = parse(text);
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		if (!http || !Origin.hasHost(url)) {
			throw new InvalidApiClientException(
					"%s is '%s', which is not an absolute http or https URL.".formatted(this.client.described(this.key),
							masked(text)),
					"Give scheme, host (ASCII letters, digits, '-', '.' and '_') and path, " + EXAMPLE);
		}
		if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
			throw new InvalidApiClientException(
					"%s holds credentials, a query or a fragment.".formatted(this.client.described(this.key)),
					"Move credentials to basic.username and basic.password, query parameters to query, "
							+ "and leave only scheme, host, port and path.");
		}
		if (DotSegments.areIn(url.getRawPath())) {
			throw new InvalidApiClientException(
					"%s is '%s', which holds a '.' or '..' segment, plain or encoded."
						.formatted(this.client.described(this.key), masked(text)),
					"Write the path without them: what they stand for depends on who reads them.");
		}
		return url.getRawPath().endsWith("/") ? URI.create(url.toString().substring(0, url.toString().length() - 1))
				: url;
	}

	/**
	 * The URL as it is written, in ASCII. Not by Spring's conversion, which encodes what
	 * is encoded already.
	 */
	private URI parse(String text) {
		for (int i = 0; i < text.length(); i++) {
			check(text, i);
		}
		StringBuilder ascii = new StringBuilder(text.length());
		text.codePoints()
			.mapToObj(Character::toString)
			.forEach((c) -> ascii.append((c.charAt(0) < 0x80) ? c : UriUtils.encode(c, StandardCharsets.UTF_8)));
		try {
			return new URI(ascii.toString());
		}
		catch (URISyntaxException ex) {
			throw unreadable(text, "is not a URL", "Give scheme, host and path, " + EXAMPLE);
		}
	}

	private void check(String text, int index) {
		char c = text.charAt(index);
		if (c == '%' && !ENCODED.matcher(text).region(index, text.length()).lookingAt()) {
			throw unreadable(text, "holds a '%' that encodes nothing",
					"Write %25 where the character itself is meant.");
		}
		if (c <= ' ' || c == 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
			String what = (c < ' ' || c == 0x7F) ? "a control character" : "the character '" + c + "'";
			throw unreadable(text, "holds " + ((c == ' ') ? "a space" : what),
					"Encode the character as %%%02X, or remove it: the URL is sent as it is written, and is no template."
						.formatted((int) c));
		}
		if (c >= 0x80 && AUTHORITY.matcher(text.substring(0, index)).matches()) {
			throw unreadable(text, "holds the character U+%04X in its host".formatted((int) c),
					"Give the host in its ASCII form, which begins with xn--.");
		}
	}

	private InvalidApiClientException unreadable(String text, String fault, String remedy) {
		return new InvalidApiClientException("%s is '%s', which %s.".formatted(this.client.described(this.key),
				RequestSyntax.shown(masked(text)), fault), remedy);
	}

	private InvalidApiClientException missing(@Nullable String url) {
		List<String> others = this.client.others();
		return new InvalidApiClientException(
				"The client '%s' has no base URL: %s is %s.%s".formatted(this.client.name(),
						this.client.described(this.key), (url != null) ? "empty" : "not set",
						others.isEmpty() ? "" : " Configured clients: " + String.join(", ", others) + "."),
				"Set %s to the absolute URL of the API, %s%s".formatted(this.client.property(this.key), EXAMPLE,
						this.client.otherWay(this.key)));
	}

	static String masked(String url) {
		return QUERY.matcher(USER_INFO.matcher(url).replaceFirst("$1$2")).replaceFirst("");
	}

}
