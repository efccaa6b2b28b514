package dev.tandem.transport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.LinkedMultiValueMap;

/**
 * Keeps the head that a call has written, for a redirect that turns its request into GET:
 * the head is sent again without asking the call for its body, which may come only once.
 */
final class SentHead {

	/**
	 * Headers that describe the body or announce it (RFC 9110, section 15.4).
	 */
	private static final Set<String> OF_THE_BODY = Set.of("content-digest", "content-encoding", "content-language",
			"content-length", "content-location", "content-type", "digest", "expect", "last-modified", "repr-digest",
			"trailer", "transfer-encoding");

	private final Function<? super ClientHttpRequest, Mono<Void>> call;

	private volatile @Nullable Head head;

	/**
	 * Create a head to be kept.
	 * @param call writes head and body of the request
	 */
	SentHead(Function<? super ClientHttpRequest, Mono<Void>> call) {
		this.call = call;
	}

	/**
	 * Write the request and keep its head, without what the client adds to it.
	 */
	Mono<Void> write(ClientHttpRequest request) {
		request.beforeCommit(() -> {
			this.head = Head.of(request);
			return Mono.empty();
		});
		return this.call.apply(request);
	}

	/**
	 * Write the head alone.
	 */
	Mono<Void> writeWithoutBody(ClientHttpRequest request) {
		Head sent = this.head;
		if (sent != null) {
			sent.addTo(request);
		}
		return request.setComplete();
	}

	private record Head(HttpHeaders headers, LinkedMultiValueMap<String, HttpCookie> cookies,
			Map<String, Object> attributes) {

		static Head of(ClientHttpRequest request) {
			HttpHeaders headers = new HttpHeaders();
			request.getHeaders().forEach((name, values) -> {
				if (!OF_THE_BODY.contains(name.toLowerCase(Locale.ROOT))) {
					headers.put(name, List.copyOf(values));
				}
			});
			return new Head(headers, new LinkedMultiValueMap<>(request.getCookies()),
					new LinkedHashMap<>(request.getAttributes()));
		}

		void addTo(ClientHttpRequest request) {
			request.getHeaders().putAll(this.headers);
			request.getCookies().putAll(this.cookies);
			request.getAttributes().putAll(this.attributes);
		}

	}

}
