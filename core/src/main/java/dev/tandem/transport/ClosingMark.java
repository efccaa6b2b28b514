package dev.tandem.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/**
 * Marks a connection that is being closed, so that the pool does not hand it out. With
 * TLS a channel stays active until its close_notify is sent, and a response that ends
 * meanwhile would return it to the pool.
 */
@ChannelHandler.Sharable
final class ClosingMark extends ChannelOutboundHandlerAdapter {

	private static final String NAME = "tandem.closingMark";

	private static final ClosingMark INSTANCE = new ClosingMark();

	private ClosingMark() {
	}

	static void addTo(Channel channel) {
		if (channel.pipeline().get(NettyPipeline.SslHandler) != null) {
			channel.pipeline().addAfter(NettyPipeline.SslHandler, NAME, INSTANCE);
		}
		else {
			channel.pipeline().addFirst(NAME, INSTANCE);
		}
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void close(ChannelHandlerContext context, ChannelPromise promise) {
		Connection.from(context.channel()).markPersistent(false);
		context.close(promise);
	}

}
