package dev.tandem.transport;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.util.AttributeKey;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;

/**
 * What can be known of the channel of a pooled connection, and done to it, from outside
 * its pool.
 */
final class PooledChannel {

	/**
	 * Reactor Netty's own key.
	 */
	private static final AttributeKey<Boolean> PERSISTENT = AttributeKey.valueOf("$PERSISTENT_CHANNEL");

	private PooledChannel() {
	}

	/**
	 * Have the mark that a connection is in use from the start. Reactor Netty creates it
	 * empty and then sets it; a pool that reads it in between fails, and serves nobody
	 * any longer.
	 */
	static void prepare(Channel channel) {
		channel.attr(PERSISTENT).set(true);
	}

	/**
	 * Whether many calls share the connection, as HTTP/2 allows.
	 */
	static boolean isShared(Channel channel) {
		return channel.pipeline().context(Http2FrameCodec.class) != null;
	}

	/**
	 * Whether the connection has had an exchange and has none now. An exchange may begin
	 * meanwhile, unless this is asked by the event loop of the channel.
	 */
	static boolean isIdle(Channel channel) {
		return channel.pipeline().context(RequestWriter.class) != null && !isShared(channel)
				&& ChannelOperations.get(channel) == null;
	}

	/**
	 * Whether the connection is out of use and about to be closed.
	 */
	static boolean isEnding(Channel channel) {
		return isIdle(channel) && !Connection.from(channel).isPersistent();
	}

	/**
	 * Have the pool hand the connection out no more. It is closed after its exchange.
	 */
	static void takeOutOfUse(Channel channel) {
		Connection.from(channel).markPersistent(false);
	}

	/**
	 * Close a connection that was taken out of use before, unless an exchange had begun.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	static void closeIfIdle(Channel channel) {
		channel.eventLoop().execute(() -> {
			if (isIdle(channel)) {
				channel.close();
			}
		});
	}

}
