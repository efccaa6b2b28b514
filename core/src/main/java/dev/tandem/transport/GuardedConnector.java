package dev.tandem.transport;

import java.net.URI;
import java.util.function.Function;

import dev.tandem.failure.Guard;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;

/**
 * Signals what filters, encoders and decoders throw on the event loop: they run between
 * this connector, whose threads they use, and the guard of the attempt.
 */
final class GuardedConnector implements ClientHttpConnector {

	private final ClientHttpConnector connector;

	GuardedConnector(ClientHttpConnector connector) {
		this.connector = connector;
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return Guard
			.mono(this.connector.connect(method, uri,
					(request) -> Guard.mono(Mono.defer(() -> requestCallback.apply(new GuardedRequest(request))))))
			.map(GuardedResponse::new);
	}

	private static final class GuardedRequest extends ClientHttpRequestDecorator {

		GuardedRequest(ClientHttpRequest request) {
			super(request);
		}

		/**
		 * A body of one buffer stays one.
		 */
		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return super.writeWith(
					(body instanceof Mono<? extends DataBuffer> one) ? Guard.mono(one) : Guard.flux(Flux.from(body)));
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return super.writeAndFlushWith(Guard.flux(Flux.from(body).map((part) -> Guard.flux(Flux.from(part)))));
		}

	}

	private static final class GuardedResponse extends ClientHttpResponseDecorator {

		GuardedResponse(ClientHttpResponse response) {
			super(response);
		}

		@Override
		public Flux<DataBuffer> getBody() {
			return Guard.received(super.getBody());
		}

	}

}
