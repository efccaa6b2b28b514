package dev.tandem.client;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tandem.RequestSyntax;
import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Secret;
import dev.tandem.transport.FramingHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a client sends with every call: no request could be sent with a value that
 * is refused here. Values may be secrets and are not shown.
 */
final class SentValues {

	private final SettingKeys client;

	private final Mistakes mistakes;

	SentValues(SettingKeys client, Mistakes mistakes) {
		this.client = client;
		this.mistakes = mistakes;
	}

	Map<String, List<String>> headers(Map<String, List<String>> headers) {
		headers.forEach((name, values) -> {
			check("headers", name, values, RequestSyntax::faultInName, RequestSyntax::faultInHeaderValue);
			refuseFraming(name, values);
		});
		return headers;
	}

	Map<String, String> cookies(Map<String, String> cookies) {
		cookies.forEach((name, value) -> check("cookies", name, List.of(value), RequestSyntax::faultInName,
				RequestSyntax::faultInCookieValue));
		return cookies;
	}

	Map<String, List<String>> query(Map<String, List<String>> query) {
		query.forEach(
				(name, values) -> check("query", name, values, RequestSyntax::faultInText, RequestSyntax::faultInText));
		return query;
	}

	private void refuseFraming(String name, List<String> values) {
		String fault = "Content-Length".equalsIgnoreCase(name)
				? "is the length of one body, and each request has its own: leave it out"
				: FramingHeaders.fault(name, values, false);
		if (fault != null) {
			this.mistakes.add("%s cannot be sent: it %s.".formatted(this.client.describedEntry("headers", name), fault),
					"Remove the header.");
		}
	}

	private void check(String map, String name, List<String> values, Function<String, @Nullable String> faultInName,
			Function<String, @Nullable String> faultInValue) {
		refuse("The name of " + this.client.describedEntry(map, name), faultInName.apply(name));
		values.forEach((value) -> refuse(this.client.describedEntry(map, name), faultInValue.apply(value)));
	}

	ApiKeyPlacement placement(ApiKeyPlacement placement) {
		refuse(this.client.described("api-key.name"), placement.faultInName());
		refuse(this.client.described("api-key.prefix"), placement.faultInPrefix());
		return placement;
	}

	Secret key(ApiKeyPlacement placement, String key) {
		refuse(this.client.described("api-key.value"), placement.faultInKey(key));
		return Secret.of(key);
	}

	private void refuse(String property, @Nullable String fault) {
		if (fault != null) {
			this.mistakes.add("%s %s. No request could be sent with it.".formatted(property, fault),
					"Remove what cannot be sent, or encode it as the API expects.");
		}
	}

}
