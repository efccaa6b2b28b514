package dev.tandem.transport;

import java.net.ProtocolException;
import java.util.function.Supplier;

import dev.tandem.failure.Failures;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

/**
 * The body of a response as Spring reads it. A cancel is passed on in the thread of the
 * channel: see {@link ExchangeLine}.
 */
final class ReceivedBuffers extends Flux<DataBuffer> {

	private final Supplier<Flux<ByteBuf>> source;

	private final NettyDataBufferFactory buffers;

	private final EventLoop loop;

	ReceivedBuffers(Supplier<Flux<ByteBuf>> source, NettyDataBufferFactory buffers, EventLoop loop) {
		this.source = source;
		this.buffers = buffers;
		this.loop = loop;
	}

	@Override
	public void subscribe(CoreSubscriber<? super DataBuffer> reader) {
		this.source.get().subscribe(new Reading(reader));
	}

	/**
	 * Netty reports a chunk that cannot be read as what was wrong with its number.
	 * Operators would rethrow some errors.
	 */
	private static Throwable explained(Throwable failure) {
		return (failure instanceof IllegalArgumentException && !(failure instanceof UnsafeRequestException))
				? new ProtocolException("The body is not framed as HTTP").initCause(failure) : Failures.signal(failure);
	}

	private final class Reading implements CoreSubscriber<ByteBuf>, Subscription {

		private final CoreSubscriber<? super DataBuffer> reader;

		private Subscription upstream = Operators.emptySubscription();

		private volatile boolean cancelled;

		Reading(CoreSubscriber<? super DataBuffer> reader) {
			this.reader = reader;
		}

		@Override
		public Context currentContext() {
			return this.reader.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			this.upstream = subscription;
			this.reader.onSubscribe(this);
		}

		/**
		 * The source releases what nobody retains.
		 */
		@Override
		public void onNext(ByteBuf buffer) {
			if (!this.cancelled) {
				this.reader.onNext(ReceivedBuffers.this.buffers.wrap(buffer.retain()));
			}
		}

		@Override
		public void onError(Throwable failure) {
			if (!this.cancelled) {
				this.reader.onError(explained(failure));
			}
		}

		@Override
		public void onComplete() {
			if (!this.cancelled) {
				this.reader.onComplete();
			}
		}

		@Override
		public void request(long count) {
			this.upstream.request(count);
		}

		@Override
		public void cancel() {
			if (!this.cancelled) {
				this.cancelled = true;
				ExchangeLine.Line.run(ReceivedBuffers.this.loop, this.upstream::cancel);
			}
		}

	}

}
