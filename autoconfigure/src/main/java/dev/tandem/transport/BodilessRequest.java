package dev.tandem.transport;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpRequestDecorator;

/**
 * A request whose body is left away, as after a redirect that turns POST into GET.
 */
final class BodilessRequest extends ClientHttpRequestDecorator {

	BodilessRequest(ClientHttpRequest request) {
		super(request);
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).doOnNext(BodyLimit::release).then(Mono.defer(this::setComplete));
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return setComplete();
	}

	@Override
	public Mono<Void> setComplete() {
		HttpHeaders headers = getDelegate().getHeaders();
		headers.remove(HttpHeaders.CONTENT_LENGTH);
		headers.remove(HttpHeaders.CONTENT_TYPE);
		headers.remove(HttpHeaders.CONTENT_ENCODING);
		headers.remove(HttpHeaders.TRANSFER_ENCODING);
		return super.setComplete();
	}

}
