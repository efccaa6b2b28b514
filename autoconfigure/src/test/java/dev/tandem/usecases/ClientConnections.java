package dev.tandem.usecases;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.HttpClientCustomizer;
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
		return httpClient.doOnChannelInit((observer, channel, remote) -> {
			Counted counted = new Counted((remote instanceof InetSocketAddress address) ? address.getPort() : -1);
			channel.closeFuture().addListener((closed) -> counted.end());
			channel.pipeline().addFirst(new Opening(counted)).addLast(new Closing(counted));
		});
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
	 * A connection from when it is opened until the client begins to close it, or it is
	 * closed. That is seen before whatever waits for it opens another.
	 */
	private final class Counted {

		private final int port;

		private final AtomicBoolean open = new AtomicBoolean();

		Counted(int port) {
			this.port = port;
		}

		void begin() {
			this.open.set(true);
			int now = ClientConnections.this.open.merge(this.port, 1, Integer::sum);
			ClientConnections.this.most.merge(this.port, now, Math::max);
		}

		void end() {
			if (this.open.compareAndSet(true, false)) {
				ClientConnections.this.open.merge(this.port, -1, Integer::sum);
			}
		}

	}

	/**
	 * The first handler sees when the connection is opened indeed.
	 */
	private static final class Opening extends ChannelOutboundHandlerAdapter {

		private final Counted connection;

		Opening(Counted connection) {
			this.connection = connection;
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void connect(ChannelHandlerContext context, SocketAddress remote, SocketAddress local,
				ChannelPromise promise) {
			this.connection.begin();
			context.connect(remote, local, promise);
		}

	}

	/**
	 * The last handler sees when the client begins to close, which takes a moment with
	 * TLS.
	 */
	private static final class Closing extends ChannelOutboundHandlerAdapter {

		private final Counted connection;

		Closing(Counted connection) {
			this.connection = connection;
		}

		@Override
		@SuppressWarnings("FutureReturnValueIgnored")
		public void close(ChannelHandlerContext context, ChannelPromise promise) {
			this.connection.end();
			context.close(promise);
		}

	}

}
