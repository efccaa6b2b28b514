package dev.tandem.transport;

import java.net.URI;
import java.util.Set;

import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Looks on while one request is sent and its response is read. It takes nothing away and
 * delays nothing.
 */
public interface ExchangeTap {

	/**
	 * Sees nothing.
	 */
	ExchangeTap NONE = new ExchangeTap() {
	};

	/**
	 * Begin to look at an exchange of the call whose context this is.
	 * @param context the context
	 * @param client name of the client
	 * @param method method of the request
	 * @param uri target, without what the client adds to it
	 * @return looks at the exchange, or sees nothing if the context has no source
	 */
	static ExchangeTap of(ContextView context, String client, HttpMethod method, URI uri) {
		Source source = context.getOrDefault(Source.class, null);
		return (source != null) ? source.tap(client, method, uri) : NONE;
	}

	/**
	 * The request that head and body are written to.
	 * @param request the request
	 * @return the request to write to
	 */
	default ClientHttpRequest writing(ClientHttpRequest request) {
		return request;
	}

	/**
	 * The head of the request is complete and is being sent.
	 * @param request the request
	 * @param clientQuery what the client adds to the query, empty if nothing
	 * @param clientHeaders names, in lower case, of the headers that the client sets and
	 * that may be secret
	 */
	default void sending(ClientHttpRequest request, String clientQuery, Set<String> clientHeaders) {
	}

	/**
	 * The response.
	 * @param response the response, or the failure to get one
	 * @return the response to read
	 */
	default Mono<? extends ClientHttpResponse> reading(Mono<? extends ClientHttpResponse> response) {
		return response;
	}

	/**
	 * Looks at the exchanges of one call. It is in the context of the call.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * An exchange begins.
		 * @param client name of the client that sends it; a call that another makes on
		 * its way, such as one for its key, has the context of the other
		 * @param method method of the request
		 * @param uri target, without what the client adds to it
		 * @return looks at it
		 */
		ExchangeTap tap(String client, HttpMethod method, URI uri);

	}

}
