package dev.tandem.logging;

import java.util.function.Consumer;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;

/**
 * A request whose body is looked at while it is written.
 */
final class TappedRequest extends ClientHttpRequestDecorator {

	private final Consumer<DataBuffer> tap;

	TappedRequest(ClientHttpRequest request, Consumer<DataBuffer> tap) {
		super(request);
		this.tap = tap;
	}

	/**
	 * A body of one buffer stays one: it is sent with its head.
	 */
	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return super.writeWith((body instanceof Mono<? extends DataBuffer> one) ? one.doOnNext(this.tap)
				: Flux.from(body).doOnNext(this.tap));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return super.writeAndFlushWith(Flux.from(body).map((part) -> Flux.from(part).doOnNext(this.tap)));
	}

}
