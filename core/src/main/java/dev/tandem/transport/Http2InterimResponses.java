package dev.tandem.transport;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import reactor.netty.NettyPipeline;

/**
 * Discards the interim responses of all streams of an HTTP/2 connection (RFC 9113,
 * section 8.1). Stands between the connection's codec and what hands frames to streams.
 */
@Sharable
final class Http2InterimResponses extends ChannelInboundHandlerAdapter {

	private static final String NAME = "tandem.http2InterimResponses";

	private static final Http2InterimResponses INSTANCE = new Http2InterimResponses();

	private Http2InterimResponses() {
	}

	/**
	 * Discard the interim responses of a connection, unless that is done already.
	 * @param connection pipeline of the connection, not of a stream
	 */
	static void discardIn(ChannelPipeline connection) {
		if (connection.context(NAME) == null && connection.context(NettyPipeline.H2MultiplexHandler) != null) {
			connection.addBefore(NettyPipeline.H2MultiplexHandler, NAME, INSTANCE);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof Http2HeadersFrame headers && !headers.isEndStream() && isInterim(headers)) {
			return;
		}
		context.fireChannelRead(message);
	}

	private static boolean isInterim(Http2HeadersFrame headers) {
		CharSequence status = headers.headers().status();
		return status != null && HttpResponseStatus.parseLine(status).codeClass() == HttpStatusClass.INFORMATIONAL;
	}

}
