package dev.tandem.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;

/**
 * Whether a byte that was written after a moment has been handed to the socket. A write
 * that fails may have sent a part of what it was given, and one that succeeds may have
 * been given together with one that fails, so the socket itself is asked.
 */
final class Departure implements ChannelProgressiveFutureListener {

	private volatile boolean begun;

	private @Nullable ChannelPromise promise;

	private Departure() {
	}

	/**
	 * Watch for the next byte.
	 * @param transport the connection, not a stream of it
	 * @return what has become of it
	 */
	static Departure next(Channel transport) {
		Watch watch = transport.pipeline().get(Watch.class);
		if (watch == null) {
			watch = new Watch();
			transport.pipeline().addFirst("tandem.departure", watch);
		}
		return watch.next();
	}

	/**
	 * Whether a byte has left. Over HTTP/2 it may be one of another stream.
	 */
	boolean hasBegun() {
		return this.begun;
	}

	private ChannelPromise observe(ChannelHandlerContext context, ChannelPromise observed) {
		this.promise = observed;
		return context.newProgressivePromise().addListener(this);
	}

	@Override
	public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
		this.begun = true;
	}

	@Override
	public void operationComplete(ChannelProgressiveFuture future) {
		ChannelPromise observed = this.promise;
		this.promise = null;
		if (future.isSuccess()) {
			this.begun = true;
		}
		if (observed == null) {
			return;
		}
		if (future.isSuccess()) {
			observed.trySuccess();
		}
		else {
			observed.tryFailure(future.cause());
		}
	}

	/**
	 * Stands next to the socket.
	 */
	private static final class Watch extends ChannelOutboundHandlerAdapter {

		private @Nullable Departure expected;

		private Departure next() {
			Departure next = this.expected;
			if (next == null) {
				next = new Departure();
				this.expected = next;
			}
			return next;
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
			Departure next = this.expected;
			if (next == null || (message instanceof ByteBuf buffer && !buffer.isReadable())) {
				context.write(message, promise);
				return;
			}
			this.expected = null;
			context.write(message, next.observe(context, promise));
		}

	}

}
