package dev.tandem.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.tandem.client.Redirects;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Which redirects are followed and how (RFC 9110, section 15.4).
 */
final class RedirectPolicy {

	private static final int MAX_HOPS = 10;

	/**
	 * The headers that go along to another origin. Any other may be a credential.
	 */
	private static final Set<String> HARMLESS_HEADERS = Set.of("accept", "accept-encoding", "accept-language",
			"content-encoding", "content-language", "content-length", "content-type", "expect", "range", "user-agent");

	private final Redirects redirects;

	RedirectPolicy(Redirects redirects) {
		this.redirects = redirects;
	}

	boolean followsNone() {
		return this.redirects == Redirects.NEVER;
	}

	/**
	 * The request that a response leads to.
	 * @return the next hop, or {@code null} if the response is the answer
	 */
	@Nullable Hop next(Hop hop, ClientHttpResponse response, OwnOrigins ownOrigins) {
		URI target = target(hop, response);
		if (target == null) {
			return null;
		}
		boolean sameOrigin = Origin.of(target).equals(Origin.of(hop.uri()));
		boolean downgrade = "https".equalsIgnoreCase(hop.uri().getScheme())
				&& !"https".equalsIgnoreCase(target.getScheme());
		if (!sameOrigin && (this.redirects == Redirects.SAME_ORIGIN || downgrade)) {
			return null;
		}
		if (hop.number() == MAX_HOPS) {
			response.getBody().subscribe(BodyLimit::release, (ignored) -> {
			});
			throw Exceptions.propagate(new RedirectException(MAX_HOPS));
		}
		boolean own = hop.own() && ownOrigins.contain(target);
		boolean stripped = hop.stripped() || (!sameOrigin && !own);
		HttpMethod method = method(hop.method(), response.getStatusCode().value());
		boolean bodyDropped = !method.equals(hop.method());
		return new Hop(method, target, bodyDropped ? withoutBody(hop.callback()) : hop.callback(), own, stripped,
				hop.number() + 1);
	}

	private static @Nullable URI target(Hop hop, ClientHttpResponse response) {
		switch (response.getStatusCode().value()) {
			case 301, 302, 303, 307, 308 -> {
				try {
					URI location = response.getHeaders().getLocation();
					URI target = (location != null) ? resolve(hop.uri(), location) : null;
					boolean http = target != null && target.getHost() != null
							&& ("http".equalsIgnoreCase(target.getScheme())
									|| "https".equalsIgnoreCase(target.getScheme()));
					return http ? target : null;
				}
				catch (IllegalArgumentException ex) {
					return null;
				}
			}
			default -> {
				return null;
			}
		}
	}

	/**
	 * Resolve a reference as RFC 3986 does, in ASCII: {@link URI#resolve} takes the last
	 * segment off for a reference that is a query only.
	 */
	private static URI resolve(URI base, URI reference) {
		boolean queryOnly = reference.getRawPath() != null && reference.getRawPath().isEmpty()
				&& reference.getRawAuthority() == null && reference.getRawQuery() != null;
		URI target = queryOnly ? base.resolve(base.getRawPath() + reference) : base.resolve(reference);
		return URI.create(target.normalize().toASCIIString());
	}

	private static HttpMethod method(HttpMethod method, int status) {
		boolean toGet = (status == 303) ? !method.equals(HttpMethod.HEAD)
				: (status == 301 || status == 302) && method.equals(HttpMethod.POST);
		return toGet ? HttpMethod.GET : method;
	}

	private static Function<ClientHttpRequest, Mono<Void>> withoutBody(
			Function<? super ClientHttpRequest, Mono<Void>> callback) {
		return (request) -> callback.apply(new BodilessRequest(request));
	}

	/**
	 * Whether a header holds nothing secret, whatever its value.
	 * @param name name of the header, in lower case
	 */
	static boolean isHarmless(String name) {
		return HARMLESS_HEADERS.contains(name);
	}

	static void strip(ClientHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		headers.headerNames()
			.stream()
			.filter((name) -> !isHarmless(name.toLowerCase(Locale.ROOT)))
			.toList()
			.forEach(headers::remove);
		request.getCookies().clear();
	}

}
