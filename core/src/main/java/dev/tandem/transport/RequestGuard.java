package dev.tandem.transport;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.tandem.RequestSyntax;
import dev.tandem.uri.DotSegments;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Refuses requests in which a value would escape from its place: a line break in a header
 * or cookie, a path segment that climbs up the path.
 */
public final class RequestGuard {

	private RequestGuard() {
	}

	/**
	 * The last filter of a client: it refuses what other filters have added to a request,
	 * before a connection is used for it.
	 * @param request the request
	 * @param next sends it
	 * @return the response
	 */
	public static Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		try {
			check(request);
		}
		catch (UnsafeRequestException ex) {
			return Mono.error(ex);
		}
		return next.exchange(request);
	}

	/**
	 * Refuse headers and cookies that cannot be sent, before a connection is used.
	 * @param request the request
	 */
	public static void check(ClientRequest request) {
		check(request.headers());
		check(request.cookies());
	}

	private static void check(HttpHeaders headers) {
		if (!headers.isEmpty()) {
			for (Map.Entry<String, List<String>> header : headers.headerSet()) {
				for (String value : header.getValue()) {
					checkHeader(header.getKey(), value);
				}
				FramingHeaders.check(header.getKey(), header.getValue());
			}
		}
	}

	private static void check(MultiValueMap<String, String> cookies) {
		if (!cookies.isEmpty()) {
			cookies.forEach((name, values) -> values.forEach((value) -> checkCookie(name, value)));
		}
	}

	/**
	 * Refuse an address as a call or a redirect gives it.
	 */
	static void check(URI uri) {
		String fault = fault(uri);
		if (fault != null) {
			throw new UnsafeRequestException("The URI of the request cannot be called: it " + fault);
		}
	}

	/**
	 * Find out why an address cannot be called: it is not absolute, it has another scheme
	 * than those of HTTP (Reactor Netty would take that of a WebSocket, too) or no host,
	 * or it is another address to those who resolve dot segments or decode them.
	 * @param uri the address
	 * @return what is wrong and the remedy, in words that follow "it", {@code null} if it
	 * can be called
	 */
	public static @Nullable String fault(URI uri) {
		if (!uri.isAbsolute() || uri.getRawAuthority() == null) {
			return "is not absolute: give scheme and host, "
					+ "or let the definition's URI template be appended to the base URL";
		}
		String scheme = uri.getScheme();
		if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
			return "has the scheme '%s', and a client calls http or https".formatted(scheme);
		}
		if (!Origin.hasHost(uri)) {
			return ("has the host '%s', which is none: give a host name of ASCII letters, digits, '-', '.' and '_' "
					+ "(an internationalized one in its form that begins with 'xn--'), and a port up to 65535")
				.formatted(RequestSyntax.shown(Origin.authority(uri)));
		}
		String path = uri.getRawPath();
		return (path != null && DotSegments.areIn(path))
				? DotSegments.FAULT + ": check the values of the path variables" : null;
	}

	/**
	 * Refuse headers and cookies that are about to be written.
	 */
	static void check(Iterable<Map.Entry<CharSequence, CharSequence>> headers, Collection<List<HttpCookie>> cookies) {
		headers.forEach((header) -> checkHeader(header.getKey(), header.getValue()));
		for (List<HttpCookie> values : cookies) {
			for (HttpCookie cookie : values) {
				checkCookie(cookie.getName(), cookie.getValue());
			}
		}
	}

	static void checkHeader(CharSequence name, CharSequence value) {
		check("header", name, RequestSyntax.faultInName(name), RequestSyntax.faultInHeaderValue(value));
	}

	private static void checkCookie(String name, String value) {
		check("cookie", name, RequestSyntax.faultInName(name), RequestSyntax.faultInCookieValue(value));
	}

	private static void check(String what, CharSequence name, @Nullable String faultInName,
			@Nullable String faultInValue) {
		if (faultInName != null || faultInValue != null) {
			throw new UnsafeRequestException(
					"The %s '%s' of the request cannot be sent: its %s".formatted(what, RequestSyntax.shown(name),
							(faultInName != null) ? "name " + faultInName : "value " + faultInValue));
		}
	}

}
