package dev.tandem.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.auth.KeySource;
import dev.tandem.auth.Secret;
import dev.tandem.client.ApiClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Adds to a request what the client sends with every call: defaults and credentials. It
 * works below {@code WebClient}, so that no filter, observation, log line or exception of
 * Spring holds a key. What the call itself has set stays.
 */
final class RequestDecoration {

	private final Map<String, List<String>> headers;

	private final Map<String, List<String>> cookies;

	private final Map<String, List<String>> query;

	private final List<Credential> credentials;

	private final boolean hasQuery;

	private final Set<String> secretHeaders;

	RequestDecoration(ApiClientSettings settings) {
		this(settings.headers(), single(settings.cookies()), settings.query(), settings.credentials());
	}

	private RequestDecoration(Map<String, List<String>> headers, Map<String, List<String>> cookies,
			Map<String, List<String>> query, List<Credential> credentials) {
		this.headers = headers;
		this.cookies = cookies;
		this.query = query;
		this.credentials = credentials;
		this.secretHeaders = headers.keySet()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.filter((name) -> !RedirectPolicy.isHarmless(name))
			.collect(Collectors.toUnmodifiableSet());
		this.hasQuery = !query.isEmpty() || credentials.stream().anyMatch(RequestDecoration::inQuery);
	}

	private static Map<String, List<String>> single(Map<String, String> values) {
		return values.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> List.of(entry.getValue())));
	}

	RequestDecoration withDefaults(Map<String, List<String>> otherHeaders, Map<String, List<String>> otherCookies) {
		return new RequestDecoration(otherHeaders, otherCookies, this.query, this.credentials);
	}

	private static boolean inQuery(Credential credential) {
		return credential.placement().in() == ApiKeyPlacement.In.QUERY;
	}

	/**
	 * Headers, by their names in lower case, whose values may be secrets of the client.
	 */
	Set<String> secretHeaders() {
		return this.secretHeaders;
	}

	/**
	 * A key that has to be loaded before a request can be decorated.
	 */
	@Nullable KeySource missingKey() {
		for (Credential credential : this.credentials) {
			if (!credential.source().isLoaded()) {
				return credential.source();
			}
		}
		return null;
	}

	void addTo(ClientHttpRequest request, @Nullable SentKey sent) {
		this.headers.forEach((name, values) -> {
			if (!request.getHeaders().containsHeader(name)) {
				request.getHeaders().put(name, values);
			}
		});
		this.cookies.forEach((name, values) -> addCookie(request, name, values));
		for (Credential credential : this.credentials) {
			String name = credential.placement().name();
			switch (credential.placement().in()) {
				case HEADER -> {
					if (!request.getHeaders().containsHeader(name)) {
						request.getHeaders().set(name, use(credential, sent));
					}
				}
				case COOKIE -> {
					if (!request.getCookies().containsKey(name)) {
						addCookie(request, name, List.of(use(credential, sent)));
					}
				}
				case QUERY -> {
					// Part of the URI already.
				}
			}
		}
	}

	private static String use(Credential credential, @Nullable SentKey sent) {
		KeySource source = credential.source();
		Secret key = source.current();
		if (sent != null && source.canChange()) {
			sent.record(source, key);
		}
		return credential.value(key).reveal();
	}

	private static void addCookie(ClientHttpRequest request, String name, List<String> values) {
		if (!request.getCookies().containsKey(name)) {
			values.forEach((value) -> request.getCookies().add(name, new HttpCookie(name, value)));
		}
	}

	/**
	 * What the client adds to the query of a URI, encoded.
	 * @return the query, empty if it adds nothing
	 */
	String queryFor(URI uri, @Nullable SentKey sent) {
		if (!this.hasQuery) {
			return "";
		}
		MultiValueMap<String, String> present = queryOf(uri);
		MultiValueMap<String, String> added = ownQuery(present, sent);
		added.keySet().removeAll(present.keySet());
		return added.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().map((value) -> entry.getKey() + "=" + value))
			.collect(Collectors.joining("&"));
	}

	/**
	 * Take what the client has added to the query out of a URI that a redirect leads to,
	 * in case the server has copied it from the request. It is added anew where it
	 * belongs. Elsewhere, a parameter with the name of a key goes whatever its value.
	 * @param uri the URI
	 * @param own whether the URI is the client's own
	 * @return the URI
	 */
	URI withoutOwnQuery(URI uri, boolean own) {
		if (!this.hasQuery) {
			return uri;
		}
		MultiValueMap<String, String> present = queryOf(uri);
		UriComponentsBuilder builder = UriComponentsBuilder.fromUri(uri);
		ownQuery(present, null).forEach((name, values) -> {
			if (values.equals(present.get(name)) || (!own && isKey(name))) {
				builder.replaceQueryParam(name);
			}
		});
		return builder.build(true).toUri();
	}

	private MultiValueMap<String, String> ownQuery(MultiValueMap<String, String> present, @Nullable SentKey sent) {
		MultiValueMap<String, String> own = new LinkedMultiValueMap<>();
		this.query.forEach((name, values) -> own.put(encode(name), values.stream().map(this::encode).toList()));
		this.credentials.stream().filter(RequestDecoration::inQuery).forEach((credential) -> {
			String name = encode(credential.placement().name());
			own.set(name, encode(use(credential, present.containsKey(name) ? null : sent)));
		});
		return own;
	}

	private boolean isKey(String name) {
		return this.credentials.stream()
			.anyMatch((credential) -> inQuery(credential) && encode(credential.placement().name()).equals(name));
	}

	private static MultiValueMap<String, String> queryOf(URI uri) {
		return UriComponentsBuilder.fromUri(uri).build().getQueryParams();
	}

	private String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
