package dev.tandem.logging;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.auth.Secret;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

/**
 * What a client does not show in its log: keys wherever they are, headers and parameters
 * that carry them, and what has one of the names given.
 */
final class Redaction {

	static final String MASK = "[redacted]";

	private static final Set<String> SECRET_HEADERS = Set.of("authorization", "proxy-authorization", "cookie",
			"set-cookie", "cookie2", "set-cookie2");

	/**
	 * A text that a call brings itself, if it is shorter than this, may be anything.
	 */
	private static final int SHORTEST_SECRET = 8;

	private final List<Credential> credentials;

	private final Set<String> headers = new HashSet<>(SECRET_HEADERS);

	private final FieldMask fields;

	private final FieldMask query;

	private volatile Secrets last = Secrets.of(List.of());

	Redaction(ClientSettings settings, List<Credential> credentials) {
		this.credentials = credentials;
		Set<String> names = settings.logging().redact();
		names.forEach((name) -> this.headers.add(lowerCase(name)));
		names(ApiKeyPlacement.In.HEADER).forEach((name) -> this.headers.add(lowerCase(name)));
		this.fields = new FieldMask(names);
		this.query = new FieldMask(Stream.concat(names.stream(), names(ApiKeyPlacement.In.QUERY)).toList());
	}

	private Stream<String> names(ApiKeyPlacement.In place) {
		return this.credentials.stream()
			.map(Credential::placement)
			.filter((placement) -> placement.in() == place)
			.map(ApiKeyPlacement::name);
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/**
	 * Fields of bodies that are not shown.
	 */
	FieldMask fields() {
		return this.fields;
	}

	/**
	 * The secrets of the client as they are now.
	 */
	Secrets secrets() {
		return secrets(List.of());
	}

	/**
	 * The secrets of the client as they are now, and those that a call brings itself.
	 */
	Secrets secrets(HttpHeaders sent, MultiValueMap<String, HttpCookie> cookies) {
		List<String> own = new ArrayList<>(1);
		sent.forEach((name, values) -> {
			if (this.headers.contains(lowerCase(name))) {
				values.forEach((value) -> own.add(value.substring(value.lastIndexOf(' ') + 1)));
			}
		});
		cookies.values().forEach((values) -> values.forEach((cookie) -> own.add(cookie.getValue())));
		own.removeIf((value) -> value.length() < SHORTEST_SECRET);
		return secrets(own);
	}

	private Secrets secrets(List<String> more) {
		Set<String> values = new HashSet<>(more);
		for (Credential credential : this.credentials) {
			credential.source().secrets().stream().map(Secret::reveal).forEach(values::add);
		}
		Secrets known = this.last;
		if (!known.isOf(values)) {
			known = Secrets.of(values);
			this.last = known;
		}
		return known;
	}

	/**
	 * A URI, of whose query only the names of what the client has added are shown.
	 */
	String uri(URI uri, String clientQuery, Secrets secrets) {
		String authority = String.valueOf(uri.getRawAuthority());
		StringBuilder text = new StringBuilder().append(uri.getScheme())
			.append("://")
			.append(authority, authority.lastIndexOf('@') + 1, authority.length())
			.append(uri.getRawPath());
		String query = uri.getRawQuery();
		if (query != null) {
			text.append('?').append(this.query.inForm(query));
		}
		if (!clientQuery.isEmpty()) {
			text.append((query != null) ? '&' : '?').append(clientQuery.replaceAll("=[^&]*", "=" + MASK));
		}
		return LogText.oneLine(secrets.hide(text.toString()));
	}

	/**
	 * Headers, one text for each name.
	 */
	List<String> headers(HttpHeaders all, boolean cookies, Set<String> clientHeaders, Secrets secrets) {
		List<String> lines = new ArrayList<>();
		all.forEach((name, values) -> {
			String key = lowerCase(name);
			boolean hidden = this.headers.contains(key) || clientHeaders.contains(key);
			lines.add(LogText
				.oneLine(secrets.hide(name + ": " + (hidden ? MASK : this.query.inText(String.join(", ", values))))));
		});
		if (cookies) {
			lines.add("Cookie: " + MASK);
		}
		return lines;
	}

	/**
	 * By what the API knows the response.
	 */
	@Nullable String correlationId(HttpHeaders response, Supplier<Secrets> secrets) {
		return CorrelationId.of(response, (name) -> this.headers.contains(lowerCase(name)), secrets);
	}

}
