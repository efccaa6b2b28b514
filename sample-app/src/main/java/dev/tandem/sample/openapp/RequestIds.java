package dev.tandem.sample.openapp;

import java.util.UUID;

import dev.tandem.ApiClientCustomizer;

import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Gives each request to OpenApp an id, by which its answer and its traces can be found.
 */
@Component
final class RequestIds implements ApiClientCustomizer {

	private static final String HEADER = "X-Request-Id";

	@Override
	public void customize(String client, WebClient.Builder builder) {
		if (client.equals("openapp")) {
			builder.filter(ExchangeFilterFunction.ofRequestProcessor((request) -> Mono.just(withId(request))));
		}
	}

	private static ClientRequest withId(ClientRequest request) {
		return request.headers().containsHeader(HEADER) ? request
				: ClientRequest.from(request).header(HEADER, UUID.randomUUID().toString()).build();
	}

}
