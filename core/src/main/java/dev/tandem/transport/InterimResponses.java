package dev.tandem.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Discards the interim responses of an HTTP/1.1 connection (RFC 9110, section 15.2), such
 * as {@code 103 Early Hints}: the final response follows. Reactor Netty knows 100 only,
 * and takes any other for the final one. Stands next to the codec, so that nothing else
 * sees them and the time for the head keeps running.
 */
final class InterimResponses extends ChannelInboundHandlerAdapter {

	private boolean discarding;

	/**
	 * Whether the final response follows. After {@code 101 Switching Protocols} it comes
	 * in another protocol.
	 */
	static boolean isInterim(HttpResponseStatus status) {
		return status.codeClass() == HttpStatusClass.INFORMATIONAL
				&& status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof HttpResponse response) {
			this.discarding = isInterim(response.status());
		}
		if (!this.discarding || !(message instanceof HttpResponse || message instanceof HttpContent)) {
			context.fireChannelRead(message);
			return;
		}
		this.discarding = !(message instanceof LastHttpContent);
		ReferenceCountUtil.release(message);
		if (!context.channel().config().isAutoRead()) {
			context.read();
		}
	}

}
