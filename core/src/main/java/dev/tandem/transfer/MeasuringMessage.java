package dev.tandem.transfer;

import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ReactiveHttpOutputMessage;

/**
 * Takes a body to learn its length.
 */
final class MeasuringMessage implements ReactiveHttpOutputMessage {

	private final HttpHeaders headers = new HttpHeaders();

	private long length;

	long length() {
		return this.length;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return DefaultDataBufferFactory.sharedInstance;
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		// Nothing is sent.
	}

	@Override
	public boolean isCommitted() {
		return false;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		return Flux.from(body).doOnNext((buffer) -> {
			this.length += buffer.readableByteCount();
			DataBufferUtils.release(buffer);
		}).then();
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		return Flux.from(body).concatMap(this::writeWith).then();
	}

	@Override
	public Mono<Void> setComplete() {
		return Mono.empty();
	}

}
