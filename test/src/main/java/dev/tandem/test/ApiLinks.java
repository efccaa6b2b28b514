package dev.tandem.test;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Links to an API in headers of its responses. Without the base URL they lead to the
 * server that replays them.
 */
final class ApiLinks {

	private static final Set<String> HEADERS = Set.of("location", "content-location", "link");

	private static final String BEGIN = "(?<![^<\\s,\"])";

	private final Pattern withPath;

	private final Pattern withoutPath;

	/**
	 * Create links.
	 * @param baseUrl base URL of the API, without a slash at its end
	 */
	ApiLinks(String baseUrl) {
		String begin = BEGIN + Pattern.quote(baseUrl);
		this.withPath = Pattern.compile(begin + "(?=/)");
		this.withoutPath = Pattern.compile(begin + "(?=[?#>;,\"\\s]|$)");
	}

	/**
	 * A header of a response without the base URL. Another URL that begins with the same
	 * characters is not one of the API.
	 */
	String relative(String header, String value) {
		if (!HEADERS.contains(header.toLowerCase(Locale.ROOT))) {
			return value;
		}
		return this.withoutPath.matcher(this.withPath.matcher(value).replaceAll("")).replaceAll("/");
	}

}
