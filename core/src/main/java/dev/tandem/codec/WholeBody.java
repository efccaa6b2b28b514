package dev.tandem.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.tandem.failure.Failures;
import dev.tandem.transport.BoundedBody;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;

/**
 * A body that is decoded once all of it has come.
 *
 * @param <T> the type of the value
 */
final class WholeBody<T> extends Mono<T> {

	private final Flux<DataBuffer> buffers;

	private final @Nullable BoundedBody response;

	private final WholeDecoder decoder;

	private final ResolvableType type;

	private final MediaType mediaType;

	/**
	 * Create a body.
	 * @param buffers the body
	 * @param response bounds it, and where to keep it if decoding fails; {@code null} if
	 * it is bounded and kept while it comes
	 * @param decoder decodes it
	 * @param type type of the value
	 * @param mediaType content type
	 */
	WholeBody(Flux<DataBuffer> buffers, @Nullable BoundedBody response, WholeDecoder decoder, ResolvableType type,
			MediaType mediaType) {
		this.buffers = buffers;
		this.response = response;
		this.decoder = decoder;
		this.type = type;
		this.mediaType = mediaType;
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> caller) {
		this.buffers.subscribe(new Collector(caller));
	}

	/**
	 * Most bodies come in one buffer, which needs no list.
	 */
	private final class Collector implements CoreSubscriber<DataBuffer>, Subscription {

		private final CoreSubscriber<? super T> caller;

		private Subscription source = Operators.emptySubscription();

		private @Nullable DataBuffer first;

		private @Nullable List<DataBuffer> all;

		private long size;

		private boolean ended;

		private Collector(CoreSubscriber<? super T> caller) {
			this.caller = caller;
		}

		@Override
		public Context currentContext() {
			return this.caller.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.source = subscription;
			this.caller.onSubscribe(this);
		}

		@Override
		public void request(long count) {
			this.source.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(DataBuffer buffer) {
			this.size += buffer.readableByteCount();
			if (!keep(buffer)) {
				DataBufferUtils.release(buffer);
				return;
			}
			Throwable tooLarge = tooLarge();
			if (tooLarge != null) {
				this.source.cancel();
				onError(tooLarge);
			}
		}

		private @Nullable Throwable tooLarge() {
			BoundedBody response = WholeBody.this.response;
			Throwable refused = (response != null) ? response.tooLarge(this.size) : null;
			int limit = WholeBody.this.decoder.limit();
			return (refused == null && limit >= 0 && this.size > limit)
					? new DataBufferLimitException("Exceeded limit on max bytes to buffer : " + limit) : refused;
		}

		private synchronized boolean keep(DataBuffer buffer) {
			if (this.ended) {
				return false;
			}
			if (this.first == null) {
				this.first = buffer;
			}
			else {
				if (this.all == null) {
					this.all = new ArrayList<>();
					this.all.add(this.first);
				}
				this.all.add(buffer);
			}
			return true;
		}

		/**
		 * End, once.
		 * @return whether this is the end
		 */
		private synchronized boolean end() {
			boolean first = !this.ended;
			this.ended = true;
			return first;
		}

		@Override
		public void onComplete() {
			if (!end()) {
				return;
			}
			@Nullable T value;
			try {
				DataBuffer body = joined();
				value = (body != null) ? decode(body) : null;
			}
			catch (Throwable ex) {
				this.caller.onError(Failures.signal(ex));
				return;
			}
			if (value != null) {
				this.caller.onNext(value);
			}
			this.caller.onComplete();
		}

		private @Nullable DataBuffer joined() {
			List<DataBuffer> parts = this.all;
			if (parts == null) {
				return this.first;
			}
			try {
				return parts.get(0).factory().join(parts);
			}
			catch (Throwable ex) {
				parts.forEach(DataBufferUtils::release);
				throw ex;
			}
		}

		/**
		 * A decoder releases what it reads, so a body that may have to be kept is
		 * retained.
		 */
		private @Nullable T decode(DataBuffer body) {
			BoundedBody response = WholeBody.this.response;
			if (response == null) {
				return read(body);
			}
			int start = body.readPosition();
			DataBufferUtils.retain(body);
			try {
				return read(body);
			}
			catch (Throwable ex) {
				body.readPosition(start);
				response.keep(body);
				throw ex;
			}
			finally {
				DataBufferUtils.release(body);
			}
		}

		@SuppressWarnings("unchecked")
		private @Nullable T read(DataBuffer body) {
			return (T) WholeBody.this.decoder.decode(body, WholeBody.this.type, WholeBody.this.mediaType,
					currentContext());
		}

		@Override
		public void onError(Throwable failure) {
			if (end()) {
				BoundedBody response = WholeBody.this.response;
				if (response != null) {
					forEach(response::keep);
				}
				forEach(DataBufferUtils::release);
				this.caller.onError(failure);
			}
			else {
				Operators.onErrorDropped(failure, currentContext());
			}
		}

		@Override
		public void cancel() {
			this.source.cancel();
			if (end()) {
				forEach(DataBufferUtils::release);
			}
		}

		private void forEach(Consumer<DataBuffer> action) {
			if (this.all != null) {
				this.all.forEach(action);
			}
			else if (this.first != null) {
				action.accept(this.first);
			}
		}

	}

}
