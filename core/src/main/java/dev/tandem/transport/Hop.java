package dev.tandem.transport;

import java.net.URI;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * One request in a chain of redirects.
 *
 * @param method HTTP method
 * @param uri target, without what the client adds to it
 * @param callback writes head and body of the request
 * @param head the head without a body, {@code null} where no redirect can ask for it
 * @param own whether this and all hops before went to the client's own origins; once a
 * chain has left them, nothing of the client goes along, not even on the way back
 * @param moved whether the chain has changed its origin, so that a host that the call has
 * named is not meant any more
 * @param once whether the body can be sent only once
 * @param number hops before this one
 */
record Hop(HttpMethod method, URI uri, Function<? super ClientHttpRequest, Mono<Void>> callback,
		@Nullable SentHead head, boolean own, boolean moved, boolean once, int number) {

	/**
	 * Whether the chain has changed its origin to one that is not the client's, so that
	 * only harmless headers may go along.
	 */
	boolean stripped() {
		return this.moved && !this.own;
	}

	/**
	 * The first hop of a call.
	 */
	static Hop first(HttpMethod method, URI uri, Function<? super ClientHttpRequest, Mono<Void>> callback,
			boolean own) {
		return new Hop(method, uri, callback, null, own, false, false, 0);
	}

	/**
	 * The first hop of a call whose redirects are followed.
	 * @param sentOnce whether the body can be sent only once
	 */
	Hop followed(boolean sentOnce) {
		if (this.method.equals(HttpMethod.GET) || this.method.equals(HttpMethod.HEAD)) {
			return new Hop(this.method, this.uri, this.callback, null, this.own, this.moved, sentOnce, this.number);
		}
		SentHead kept = new SentHead(this.callback);
		return new Hop(this.method, this.uri, kept::write, kept, this.own, this.moved, sentOnce, this.number);
	}

	/**
	 * The hop that a redirect leads to.
	 * @param nextMethod its method; if it is another one, the body is dropped
	 * @param target its target
	 * @param nextOwn see {@link #own}
	 * @param nextMoved see {@link #moved}
	 */
	Hop next(HttpMethod nextMethod, URI target, boolean nextOwn, boolean nextMoved) {
		SentHead kept = this.head;
		if (kept == null || nextMethod.equals(this.method)) {
			return new Hop(nextMethod, target, this.callback, kept, nextOwn, nextMoved, this.once, this.number + 1);
		}
		return new Hop(nextMethod, target, kept::writeWithoutBody, null, nextOwn, nextMoved, false, this.number + 1);
	}

	Hop to(URI other) {
		return new Hop(this.method, other, this.callback, this.head, this.own, this.moved, this.once, this.number);
	}

}
