package dev.tandem.transport;

import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * The body of a request in one buffer. It was encoded before its head is sent, and nobody
 * but this releases it if that fails.
 */
final class EncodedBody extends MonoOperator<DataBuffer, DataBuffer> {

	private final AtomicBoolean taken = new AtomicBoolean();

	@SuppressWarnings("unchecked")
	EncodedBody(Mono<? extends DataBuffer> body) {
		super((Mono<DataBuffer>) body);
	}

	@Override
	public void subscribe(CoreSubscriber<? super DataBuffer> subscriber) {
		this.taken.set(true);
		this.source.subscribe(subscriber);
	}

	/**
	 * Release the buffer, unless it was taken to be sent.
	 */
	void discard() {
		if (this.taken.compareAndSet(false, true)) {
			this.source.subscribe(DataBufferUtils::release, (unsent) -> {
			});
		}
	}

}
