package dev.tandem.engine;

import org.reactivestreams.Publisher;

import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Makes of a response what the caller gets.
 *
 * @param <T> what the caller gets
 */
@FunctionalInterface
interface ResponseReader<T> {

	/**
	 * Read a response whose head has come.
	 * @param response the response
	 * @param request the request
	 * @return what the caller gets
	 */
	Publisher<T> read(ClientHttpResponse response, AttemptRequest request);

}
