package dev.tandem.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

import org.springframework.http.client.reactive.ClientHttpRequest;

/**
 * Adds query parameters to a request while it is being written. Reactor Netty logs the
 * URI of each request at debug level, so what may be a key is not in there.
 */
final class HiddenQuery extends ChannelOutboundHandlerAdapter {

	private final String query;

	private HiddenQuery(String query) {
		this.query = query;
	}

	static void add(ClientHttpRequest request, String query) {
		Connection connection = request.getNativeRequest();
		connection.channel().pipeline().addBefore(NettyPipeline.ReactiveBridge, null, new HiddenQuery(query));
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpRequest request) {
			context.pipeline().remove(this);
			String uri = request.uri();
			request.setUri(uri + ((uri.indexOf('?') < 0) ? "?" : "&") + this.query);
			context.write(message, promise);
			request.setUri(uri);
		}
		else {
			context.write(message, promise);
		}
	}

}
