package dev.tandem.usecases;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.HttpClientCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import reactor.netty.http.client.HttpClient;

/**
 * The connections of a client as it opens and closes them, by the port of the server that
 * they lead to. A server sees a connection end a moment after the client has closed it.
 */
final class ClientConnections implements HttpClientCustomizer {

	private final Map<Integer, Integer> open = new ConcurrentHashMap<>();

	private final Map<Integer, Integer> most = new ConcurrentHashMap<>();

	@Override
	public HttpClient customize(String client, HttpClient httpClient) {
		return httpClient.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addFirst(new Counter(channel, (remote instanceof InetSocketAddress address) ? address.getPort() : -1)));
	}

	/**
	 * How many there were at a time.
	 * @param port port of the server
	 * @return the greatest number
	 */
	int most(int port) {
		return this.most.getOrDefault(port, 0);
	}

	/**
	 * Sees a connection end before whatever waits for that end opens another.
	 */
	private final class Counter extends ChannelOutboundHandlerAdapter {

		private final int port;

		private boolean opened;

		Counter(Channel channel, int port) {
			this.port = port;
			channel.closeFuture().addListener((closed) -> {
				if (this.opened) {
					ClientConnections.this.open.merge(port, -1, Integer::sum);
				}
			});
		}

		@Override
		public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
				ChannelPromise promise) {
			this.opened = true;
			int now = ClientConnections.this.open.merge(this.port, 1, Integer::sum);
			ClientConnections.this.most.merge(this.port, now, Math::max);
			context.connect(remote, local, promise);
		}

	}

}
