package dev.tandem.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request whose bytes the server no longer reads. A body that its source is slow
 * to give is not the server's fault: time counts while bytes wait to be sent. A request
 * that is sent at once schedules nothing.
 */
final class UploadWatch extends ChannelDuplexHandler {

	private final Duration limit;

	private @Nullable ChannelPromise lastWrite;

	/**
	 * The last write was the end of the request.
	 */
	private boolean complete;

	private @Nullable Future<?> check;

	private long progress;

	/**
	 * Create a watch.
	 * @param limit time for the next bytes to be sent
	 */
	UploadWatch(Duration limit) {
		this.limit = limit;
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		this.lastWrite = promise;
		this.complete = message instanceof LastHttpContent;
		context.write(message, promise);
	}

	@Override
	public void flush(ChannelHandlerContext context) {
		context.flush();
		if (this.check == null && isWaiting(context)) {
			schedule(context);
		}
	}

	/**
	 * What was written and not flushed waits for more of the body. A stream of HTTP/2
	 * does not say what was flushed.
	 */
	private boolean isWaiting(ChannelHandlerContext context) {
		ChannelPromise last = this.lastWrite;
		if (last == null || last.isVoid() || last.isDone()) {
			return false;
		}
		ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
		return (buffer != null) ? !buffer.isEmpty() : this.complete || !context.channel().isWritable();
	}

	private void schedule(ChannelHandlerContext context) {
		this.progress = progress(context);
		this.check = context.executor().schedule(() -> check(context), this.limit.toNanos(), TimeUnit.NANOSECONDS);
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void check(ChannelHandlerContext context) {
		this.check = null;
		if (!isWaiting(context)) {
			return;
		}
		if (progress(context) != this.progress) {
			schedule(context);
			return;
		}
		context.fireExceptionCaught(new StalledRequestException(this.limit));
		context.close();
	}

	/**
	 * Changes with each byte that the connection takes.
	 */
	private static long progress(ChannelHandlerContext context) {
		ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
		if (buffer == null) {
			return context.channel().bytesBeforeWritable();
		}
		long pending = buffer.totalPendingWriteBytes() - buffer.currentProgress();
		return 31 * pending + System.identityHashCode(buffer.current());
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		stop();
		context.fireChannelInactive();
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		stop();
	}

	private void stop() {
		this.lastWrite = null;
		if (this.check != null) {
			this.check.cancel(false);
			this.check = null;
		}
	}

}
