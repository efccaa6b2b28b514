package dev.tandem.config.source;

import java.util.function.Consumer;

import dev.tandem.ApiClientCustomizer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientRequest;

import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Takes the response timeout, and with it the idle timeout, off streams that are silent
 * until something changes, be it for days.
 */
public final class QuietStreams implements ApiClientCustomizer {

	private final String client;

	/**
	 * Create the customizer of a client.
	 * @param client name of the client
	 */
	public QuietStreams(String client) {
		this.client = client;
	}

	static <T> Flux<T> quiet(Flux<T> stream) {
		return stream.contextWrite((context) -> context.put(QuietStreams.class, true));
	}

	@Override
	public void customize(String name, WebClient.Builder builder) {
		if (name.equals(this.client)) {
			builder.filter((request, next) -> Mono.deferContextual((context) -> next
				.exchange(context.hasKey(QuietStreams.class) ? withoutTimeout(request) : request)));
		}
	}

	private static ClientRequest withoutTimeout(ClientRequest request) {
		Consumer<ClientHttpRequest> before = request.httpRequest();
		return ClientRequest.from(request).httpRequest((http) -> {
			if (before != null) {
				before.accept(http);
			}
			takeTimeoutOff(http.getNativeRequest());
		}).build();
	}

	/**
	 * Reactor Netty takes null for none.
	 */
	@SuppressWarnings("NullAway")
	private static void takeTimeoutOff(Object request) {
		if (request instanceof HttpClientRequest http) {
			http.responseTimeout(null);
		}
	}

}
