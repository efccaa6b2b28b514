package dev.tandem.logging;

import java.util.Set;

import reactor.core.publisher.Mono;

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

}
