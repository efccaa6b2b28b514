package dev.tandem.transport;

import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ClientHttpResponseDecorator;
import org.springframework.util.unit.DataSize;

/**
 * Bounds the body of a response. What is handed on as it comes, a stream or a download,
 * is not bounded as a whole. The body of an error is cut, since its status says enough.
 * <p>
 * Reactor's {@code handle} would open the scope of the call's observation for each
 * buffer, which a handler that throws there would leave unreleased.
 */
final class BodyLimit {

	private static final DataSize ERROR_LIMIT = DataSize.ofKilobytes(256);

	private final DataSize limit;

	BodyLimit(DataSize limit) {
		this.limit = limit;
	}

	static void release(DataBuffer buffer) {
		DataBufferUtils.release(buffer);
	}

	/**
	 * Bound the body of a response.
	 * @param whole the response
	 * @param streamed whether its body is handed on as it comes
	 * @param received keeps the beginning of the body, {@code null} if it is not wanted
	 * @return the response to read
	 */
	ClientHttpResponse apply(ClientHttpResponse whole, boolean streamed, @Nullable ReceivedBody received) {
		ClientHttpResponse response = UntypedResponse.orSame(whole);
		if (received != null) {
			received.begin(response.getStatusCode(), whole.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE));
		}
		if (!response.getStatusCode().is2xxSuccessful()) {
			return new CutResponse(response, (this.limit.compareTo(ERROR_LIMIT) < 0) ? this.limit : ERROR_LIMIT);
		}
		return streamed ? response : new BoundedResponse(response, this.limit, received);
	}

	private static final class BoundedResponse extends ClientHttpResponseDecorator implements BoundedBody {

		private final DataSize limit;

		private final @Nullable ReceivedBody received;

		private @Nullable Flux<DataBuffer> body;

		BoundedResponse(ClientHttpResponse response, DataSize limit, @Nullable ReceivedBody received) {
			super(response);
			this.limit = limit;
			this.received = received;
			if (received != null) {
				received.begin(response.getHeaders().getContentType());
			}
		}

		@Override
		public Flux<DataBuffer> getBody() {
			Flux<DataBuffer> bounded = this.body;
			if (bounded == null) {
				bounded = getDelegate().getBody().map(new Counter(this.limit, this.received)::count);
				this.body = bounded;
			}
			return bounded;
		}

		@Override
		public Flux<DataBuffer> unbounded() {
			return getDelegate().getBody();
		}

		@Override
		public @Nullable Throwable tooLarge(long size) {
			return (size > this.limit.toBytes()) ? new BodyTooLargeException(this.limit) : null;
		}

		@Override
		public void keep(DataBuffer part) {
			if (this.received != null) {
				this.received.keep(part);
			}
		}

	}

	/**
	 * An error body ends where the limit is or the connection breaks.
	 */
	private static final class CutResponse extends ClientHttpResponseDecorator {

		private final DataSize limit;

		CutResponse(ClientHttpResponse response, DataSize limit) {
			super(response);
			this.limit = limit;
		}

		@Override
		public Flux<DataBuffer> getBody() {
			Cutter cutter = new Cutter(this.limit);
			return getDelegate().getBody().map(cutter::cut).takeUntil((buffer) -> cutter.isFull()).onErrorComplete();
		}

	}

	private static final class Counter {

		private final DataSize limit;

		private final @Nullable ReceivedBody received;

		private long count;

		Counter(DataSize limit, @Nullable ReceivedBody received) {
			this.limit = limit;
			this.received = received;
		}

		DataBuffer count(DataBuffer buffer) {
			this.count += buffer.readableByteCount();
			if (this.received != null) {
				this.received.keep(buffer);
			}
			if (this.count > this.limit.toBytes()) {
				release(buffer);
				throw Exceptions.propagate(new BodyTooLargeException(this.limit));
			}
			return buffer;
		}

	}

	private static final class Cutter {

		private long left;

		private boolean full;

		Cutter(DataSize limit) {
			this.left = limit.toBytes();
		}

		DataBuffer cut(DataBuffer buffer) {
			this.full = buffer.readableByteCount() > this.left;
			if (this.full) {
				buffer.writePosition(buffer.readPosition() + (int) this.left);
			}
			this.left -= buffer.readableByteCount();
			return buffer;
		}

		boolean isFull() {
			return this.full;
		}

	}

}
