package dev.tandem.transport;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

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

	private final String property;

	private final Function<URI, @Nullable String> faultIn;

	RedirectPolicy(ClientSettings settings) {
		this(settings, RequestGuard::fault);
	}

	/**
	 * Create a policy.
	 * @param settings settings of the client
	 * @param faultIn finds why an address cannot be called, {@code null} if it can
	 */
	RedirectPolicy(ClientSettings settings, Function<URI, @Nullable String> faultIn) {
		this.redirects = settings.http().redirects();
		this.property = settings.property("http.redirects");
		this.faultIn = faultIn;
	}

	boolean followsNone() {
		return this.redirects == Redirects.NEVER;
	}

	/**
	 * What a response means.
	 * @param hop the request
	 * @param response its response
	 * @param ownOrigins origins of the client
	 * @return the next hop, or why there is none
	 */
	Redirection of(Hop hop, ClientHttpResponse response, OwnOrigins ownOrigins) {
		int status = response.getStatusCode().value();
		if (!isRedirect(status)) {
			return Redirection.NONE;
		}
		String location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
		if (location == null) {
			return new Redirection.Stay("it has no Location");
		}
		URI target = RedirectTarget.of(hop.uri(), location);
		if (target == null) {
			return new Redirection.Stay("its Location %s is no HTTP URL".formatted(RedirectTarget.shown(location)));
		}
		boolean sameOrigin = Origin.of(target).equals(Origin.of(hop.uri()));
		if (!sameOrigin && this.redirects == Redirects.SAME_ORIGIN) {
			return new Redirection.Stay("it leads to another origin: see " + this.property);
		}
		if (!sameOrigin && isTls(hop.uri()) && !isTls(target)) {
			return new Redirection.Stay("it leads from https to http");
		}
		HttpMethod method = method(hop.method(), status);
		if (hop.once() && method.equals(hop.method())) {
			return new Redirection.Stay("the body of the request can be sent only once");
		}
		if (hop.number() == MAX_HOPS) {
			return new Redirection.Fail(RedirectException.circle(MAX_HOPS));
		}
		String fault = this.faultIn.apply(target);
		if (fault != null) {
			return new Redirection.Fail(RedirectException.refused(location, fault));
		}
		boolean own = hop.own() && ownOrigins.contain(target);
		return new Redirection.Follow(hop.next(method, target, own, hop.moved() || !sameOrigin));
	}

	private static boolean isRedirect(int status) {
		return switch (status) {
			case 301, 302, 303, 307, 308 -> true;
			default -> false;
		};
	}

	private static boolean isTls(URI uri) {
		return "https".equalsIgnoreCase(uri.getScheme());
	}

	private static HttpMethod method(HttpMethod method, int status) {
		boolean toGet = (status == 303) ? !method.equals(HttpMethod.HEAD)
				: (status == 301 || status == 302) && method.equals(HttpMethod.POST);
		return toGet ? HttpMethod.GET : method;
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
