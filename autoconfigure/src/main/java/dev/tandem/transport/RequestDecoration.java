package dev.tandem.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.client.ApiClientSettings;

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

	private final Map<String, String> cookies;

	private final Map<String, List<String>> query;

	private final List<Credential> credentials;

	private final boolean changesUri;

	RequestDecoration(ApiClientSettings settings) {
		this.headers = settings.headers();
		this.cookies = settings.cookies();
		this.query = settings.query();
		this.credentials = settings.credentials();
		this.changesUri = !this.query.isEmpty() || this.credentials.stream().anyMatch(RequestDecoration::inQuery);
	}

	private static boolean inQuery(Credential credential) {
		return credential.placement().in() == ApiKeyPlacement.In.QUERY;
	}

	void addTo(ClientHttpRequest request) {
		this.headers.forEach((name, values) -> {
			if (!request.getHeaders().containsHeader(name)) {
				request.getHeaders().put(name, values);
			}
		});
		this.cookies.forEach((name, value) -> addCookie(request, name, value));
		for (Credential credential : this.credentials) {
			String name = credential.placement().name();
			switch (credential.placement().in()) {
				case HEADER -> {
					if (!request.getHeaders().containsHeader(name)) {
						request.getHeaders().set(name, credential.value().reveal());
					}
				}
				case COOKIE -> addCookie(request, name, credential.value().reveal());
				case QUERY -> {
					// Part of the URI already.
				}
			}
		}
	}

	private static void addCookie(ClientHttpRequest request, String name, String value) {
		if (!request.getCookies().containsKey(name)) {
			request.getCookies().add(name, new HttpCookie(name, value));
		}
	}

	URI addTo(URI uri) {
		if (!this.changesUri) {
			return uri;
		}
		MultiValueMap<String, String> present = UriComponentsBuilder.fromUri(uri).build(true).getQueryParams();
		MultiValueMap<String, String> added = new LinkedMultiValueMap<>();
		this.query.forEach((name, values) -> added.put(encode(name), values.stream().map(this::encode).toList()));
		this.credentials.stream()
			.filter(RequestDecoration::inQuery)
			.forEach((credential) -> added.set(encode(credential.placement().name()),
					encode(credential.value().reveal())));
		added.keySet().removeAll(present.keySet());
		return UriComponentsBuilder.fromUri(uri).queryParams(added).build(true).toUri();
	}

	/**
	 * Take keys out of the query of a URI that leads away from the client's own origin,
	 * in case the server has copied them from the request.
	 */
	URI withoutKeys(URI uri) {
		UriComponentsBuilder builder = UriComponentsBuilder.fromUri(uri);
		this.credentials.stream()
			.filter(RequestDecoration::inQuery)
			.forEach((credential) -> builder.replaceQueryParam(encode(credential.placement().name())));
		return builder.build(true).toUri();
	}

	private String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
