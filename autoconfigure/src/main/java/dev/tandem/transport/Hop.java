package dev.tandem.transport;

import java.net.URI;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * One request in a chain of redirects.
 *
 * @param method HTTP method
 * @param uri target, without what the client adds to it
 * @param callback writes head and body of the request
 * @param own whether this and all hops before went to the client's own origins; once a
 * chain has left them, nothing of the client goes along, not even on the way back
 * @param stripped whether the chain has changed its origin to one that is not the
 * client's, so that only harmless headers may go along
 * @param number hops before this one
 */
record Hop(HttpMethod method, URI uri, Function<? super ClientHttpRequest, Mono<Void>> callback, boolean own,
		boolean stripped, int number) {

	Hop to(URI other) {
		return new Hop(this.method, other, this.callback, this.own, this.stripped, this.number);
	}

}
