package dev.tandem.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpClientUpgradeHandler;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Waits for what becomes of a connection whose first request asks for a change to HTTP/2.
 * Until then Netty's own codec has to stay.
 */
final class UpgradeOutcome extends ChannelInboundHandlerAdapter {

	private final Runnable replaceCodec;

	/**
	 * Create a handler, to stand behind the one that changes the connection.
	 * @param replaceCodec replaces the codec if the connection stays HTTP/1.1
	 */
	UpgradeOutcome(Runnable replaceCodec) {
		this.replaceCodec = replaceCodec;
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (event == HttpClientUpgradeHandler.UpgradeEvent.UPGRADE_SUCCESSFUL) {
			Http2InterimResponses.discardIn(context.pipeline());
			context.pipeline().remove(InterimResponses.class);
			context.pipeline().remove(this);
		}
		context.fireUserEventTriggered(event);
	}

	/**
	 * A response on this channel: the server has not changed it.
	 */
	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof LastHttpContent) {
			this.replaceCodec.run();
			context.pipeline().remove(this);
		}
		context.fireChannelRead(message);
	}

}
