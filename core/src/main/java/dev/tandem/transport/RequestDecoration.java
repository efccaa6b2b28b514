package dev.tandem.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.tandem.RequestSigner;
import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.auth.KeySource;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpCookie;
import org.springframework.http.client.reactive.ClientHttpRequest;
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

	private final String client;

	private final @Nullable Supplier<RequestSigner> signers;

	private volatile @Nullable RequestSigner signer;

	/**
	 * Create a decoration.
	 * @param headers default headers by their names
	 * @param cookies default cookies by their names
	 * @param query default query parameters by their names
	 * @param credentials what the client proves its identity with
	 * @param client name of the client
	 * @param signers finds what signs its requests, {@code null} if they are not signed
	 */
	RequestDecoration(Map<String, List<String>> headers, Map<String, List<String>> cookies,
			Map<String, List<String>> query, List<Credential> credentials, String client,
			@Nullable Supplier<RequestSigner> signers) {
		this.client = client;
		this.signers = signers;
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

	private static boolean inQuery(Credential credential) {
		return credential.placement().in() == ApiKeyPlacement.In.QUERY;
	}

	/**
	 * Find what signs requests, if they are signed and it is not known yet. A bean may be
	 * made for it, so this is for the thread of a caller and not for an event loop.
	 */
	void findSigner() {
		if (this.signers != null && this.signer == null) {
			this.signer = this.signers.get();
		}
	}

	/**
	 * Whether requests are signed, and with them their bodies.
	 */
	boolean signs() {
		return this.signer != null;
	}

	/**
	 * Have a request signed, if they are.
	 * @param request the request, to which everything else is added
	 * @param addedQuery what the client adds to its query
	 * @return headers, by their names in lower case, whose values may be secrets of the
	 * client
	 */
	Set<String> sign(NettyRequest request, String addedQuery) {
		RequestSigner found = this.signer;
		if (found == null) {
			return this.secretHeaders;
		}
		request.encodeCookies();
		Set<String> secret = new HashSet<>(this.secretHeaders);
		secret.addAll(Signature.add(found, this.client, request, addedQuery));
		return secret;
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

	void addTo(ClientHttpRequest request, @Nullable SentKey sent, Withheld withheld) {
		this.headers.forEach((name, values) -> {
			if (!request.getHeaders().containsHeader(name) && !withheld.holdsHeader(name)) {
				request.getHeaders().put(name, values);
			}
		});
		this.cookies.forEach((name, values) -> addCookie(request, name, values));
		for (Credential credential : this.credentials) {
			String name = credential.placement().name();
			switch (credential.placement().in()) {
				case HEADER -> {
					if (!request.getHeaders().containsHeader(name) && !withheld.holdsHeader(name)) {
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
	String queryFor(URI uri, @Nullable SentKey sent, Withheld withheld) {
		if (!this.hasQuery) {
			return "";
		}
		String present = uri.getRawQuery();
		StringBuilder added = new StringBuilder();
		this.query.forEach((name, values) -> {
			if (!isKey(name) && !withheld.query().contains(name) && !QueryParameters.contain(present, name)) {
				values.forEach((value) -> append(added, name, value));
			}
		});
		for (Credential credential : this.credentials) {
			String name = credential.placement().name();
			if (inQuery(credential) && !withheld.query().contains(name) && !QueryParameters.contain(present, name)) {
				append(added, name, use(credential, sent));
			}
		}
		return added.toString();
	}

	private static void append(StringBuilder query, String name, String value) {
		query.append(query.isEmpty() ? "" : "&").append(encode(name)).append('=').append(encode(value));
	}

	/**
	 * Take what the client has added to the query out of a URI that a redirect leads to,
	 * in case the server has copied it from the request. It is added again where it
	 * belongs. Elsewhere, a parameter with the name of a key goes whatever its value.
	 * @param uri the URI
	 * @param own whether the URI is the client's own
	 * @param added what was added to the queries of the requests before, with keys that
	 * may have changed since
	 * @return the URI
	 */
	URI withoutOwnQuery(URI uri, boolean own, List<String> added) {
		String present = uri.getRawQuery();
		if (!this.hasQuery || present == null) {
			return uri;
		}
		return QueryParameters.without(uri,
				(name) -> (!own && isKey(name)) || isOwn(name, QueryParameters.values(present, name), added));
	}

	private boolean isOwn(String name, List<String> values, List<String> added) {
		return ownQuery(name).equals(values)
				|| added.stream().anyMatch((query) -> QueryParameters.values(query, name).equals(values));
	}

	/**
	 * Values that the client sends under a name of a query parameter.
	 */
	private List<String> ownQuery(String name) {
		for (Credential credential : this.credentials) {
			if (inQuery(credential) && credential.placement().name().equals(name)) {
				return List.of(use(credential, null));
			}
		}
		return this.query.getOrDefault(name, List.of());
	}

	private boolean isKey(String name) {
		return this.credentials.stream()
			.anyMatch((credential) -> inQuery(credential) && credential.placement().name().equals(name));
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
