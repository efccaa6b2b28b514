package dev.tandem.config.source;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.transport.ClientTransport;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Takes the response timeout, and with it the idle timeout, off streams that are silent
 * until something changes, be it for days.
 */
public final class UntimedStreams implements ApiClientCustomizer {

	private final String client;

	/**
	 * Create the customizer of a client.
	 * @param client name of the client
	 */
	public UntimedStreams(String client) {
		this.client = client;
	}

	static <T> Mono<T> untimed(Mono<T> response) {
		return response.contextWrite((context) -> context.put(UntimedStreams.class, true));
	}

	static <T> Flux<T> untimed(Flux<T> stream) {
		return stream.contextWrite((context) -> context.put(UntimedStreams.class, true));
	}

	@Override
	public void customize(String name, WebClient.Builder builder) {
		if (name.equals(this.client)) {
			builder.filter((request,
					next) -> Mono.deferContextual((context) -> context.hasKey(UntimedStreams.class) ? next.exchange(
							ClientRequest.from(request).attribute(ClientTransport.NO_RESPONSE_TIMEOUT, true).build())
							: next.exchange(request)));
		}
	}

}
