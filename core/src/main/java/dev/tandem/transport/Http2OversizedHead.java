package dev.tandem.transport;

import java.util.Objects;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2MultiplexActiveStreamsException;
import reactor.netty.NettyPipeline;

/**
 * Reports to its stream why a connection ends whose headers are far larger than the
 * limit: Netty closes it without reading them, and the stream would only see that.
 * Whether they belong to one stream or another is not known, so that none of several is
 * blamed. Headers that are a little larger than the limit fail their own stream alone.
 */
@Sharable
final class Http2OversizedHead extends ChannelInboundHandlerAdapter {

	private static final String NAME = "tandem.http2OversizedHead";

	private static final Http2OversizedHead INSTANCE = new Http2OversizedHead();

	/**
	 * Netty has no type for this failure of a connection.
	 */
	private static final String MESSAGE = "Header size exceeded";

	private Http2OversizedHead() {
	}

	/**
	 * Report in a connection, unless that is done already.
	 * @param connection pipeline of the connection, not of a stream
	 */
	static void reportIn(ChannelPipeline connection) {
		if (connection.context(NAME) == null && connection.context(NettyPipeline.H2MultiplexHandler) != null) {
			connection.addBefore(NettyPipeline.H2MultiplexHandler, NAME, INSTANCE);
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
		Http2FrameCodec codec = context.pipeline().get(Http2FrameCodec.class);
		boolean oversized = failure instanceof Http2Exception && failure.getMessage() != null
				&& failure.getMessage().startsWith(MESSAGE);
		if (oversized && codec != null && codec.connection().numActiveStreams() == 1) {
			long limit = Objects.requireNonNullElse(codec.decoder().localSettings().maxHeaderListSize(),
					Http2CodecUtil.DEFAULT_HEADER_LIST_SIZE);
			context.fireExceptionCaught(
					new Http2MultiplexActiveStreamsException(new OversizedHeadException(limit, failure)));
			return;
		}
		context.fireExceptionCaught(failure);
	}

}
