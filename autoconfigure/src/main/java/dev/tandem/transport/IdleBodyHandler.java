package dev.tandem.transport;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutHandler;

/**
 * Takes the place of Reactor Netty's response timeout once the head of the response is
 * there, and watches the body: it fires when bytes are asked for and none come. While the
 * reader is slow and asks for nothing, the silence is not the server's.
 */
final class IdleBodyHandler extends ReadTimeoutHandler {

	private final Duration limit;

	IdleBodyHandler(Duration limit) {
		super(limit.toMillis(), TimeUnit.MILLISECONDS);
		this.limit = limit;
	}

	/**
	 * The silence counts from when bytes are asked for, not from when the last came.
	 */
	@Override
	public void read(ChannelHandlerContext context) throws Exception {
		resetReadTimeout();
		super.read(context);
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	protected void readTimedOut(ChannelHandlerContext context) {
		if (context.channel().config().isAutoRead()) {
			context.fireExceptionCaught(new IdleBodyException(this.limit));
			context.close();
		}
	}

}
