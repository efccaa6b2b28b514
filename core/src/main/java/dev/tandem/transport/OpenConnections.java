package dev.tandem.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2FrameCodec;

/**
 * The connections with HTTP/2 that a client has open. Reactor Netty counts them, too, but
 * leaves one out while it looks for a stream on it.
 */
final class OpenConnections {

	private final Map<Channel, String> remotes = new ConcurrentHashMap<>();

	/**
	 * Add a connection, until it is closed.
	 * @param connection the connection
	 * @param remote host and port
	 */
	void add(Channel connection, String remote) {
		if (this.remotes.putIfAbsent(connection, remote) == null) {
			connection.closeFuture().addListener((closed) -> this.remotes.remove(connection));
		}
	}

	boolean contains(Channel connection) {
		return this.remotes.containsKey(connection);
	}

	/**
	 * Connections on which streams can be opened.
	 * @param remote host and port
	 * @return how many there are
	 */
	int to(String remote) {
		int open = 0;
		for (Map.Entry<Channel, String> connection : this.remotes.entrySet()) {
			if (connection.getValue().equals(remote) && takesStreams(connection.getKey())) {
				open++;
			}
		}
		return open;
	}

	private static boolean takesStreams(Channel connection) {
		Http2FrameCodec codec = connection.pipeline().get(Http2FrameCodec.class);
		return connection.isActive() && codec != null && !codec.connection().goAwayReceived();
	}

}
