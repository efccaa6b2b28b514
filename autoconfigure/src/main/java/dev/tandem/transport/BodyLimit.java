package dev.tandem.transport;

import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import org.springframework.util.unit.DataSize;

/**
 * Bounds the body of a response. What is handed on as it comes, a stream or a download,
 * is not bounded as a whole.
 */
final class BodyLimit {

	private final DataSize limit;

	BodyLimit(DataSize limit) {
		this.limit = limit;
	}

	Switch newSwitch() {
		return new Switch();
	}

	static void release(DataBuffer buffer) {
		DataBufferUtils.release(buffer);
	}

	/**
	 * The limit for one exchange. The request tells whether its answer is handed on as it
	 * comes.
	 */
	final class Switch {

		private boolean streamed;

		void inspect(ClientHttpRequest request) {
			this.streamed = Boolean.TRUE.equals(request.getAttributes().get(ClientTransport.STREAMED));
		}

		ClientHttpResponse apply(ClientHttpResponse response) {
			return this.streamed ? response : new BoundedResponse(response, BodyLimit.this.limit);
		}

	}

	private static final class BoundedResponse extends ClientHttpResponseDecorator {

		private final DataSize limit;

		private @Nullable Flux<DataBuffer> body;

		BoundedResponse(ClientHttpResponse response, DataSize limit) {
			super(response);
			this.limit = limit;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			Flux<DataBuffer> bounded = this.body;
			if (bounded == null) {
				bounded = getDelegate().getBody().handle(new Counter(this.limit));
				this.body = bounded;
			}
			return bounded;
		}

	}

	private static final class Counter implements BiConsumer<DataBuffer, SynchronousSink<DataBuffer>> {

		private final DataSize limit;

		private long count;

		Counter(DataSize limit) {
			this.limit = limit;
		}

		@Override
		public void accept(DataBuffer buffer, SynchronousSink<DataBuffer> sink) {
			this.count += buffer.readableByteCount();
			if (this.count > this.limit.toBytes()) {
				release(buffer);
				sink.error(new BodyTooLargeException(this.limit));
			}
			else {
				sink.next(buffer);
			}
		}

	}

}
