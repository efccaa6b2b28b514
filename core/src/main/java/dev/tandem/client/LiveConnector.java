package dev.tandem.client;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;

/**
 * Connects as the client does now: for what the application makes of the builder of its
 * {@code WebClient}. Calls use the connector of their own generation.
 *
 * @param current returns the connector of now
 */
record LiveConnector(Supplier<ClientHttpConnector> current) implements ClientHttpConnector {

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.current.get().connect(method, uri, requestCallback);
	}

}
