package dev.tandem.transport;

import java.time.Duration;

import io.netty.channel.Channel;

/**
 * One generation of a client, as far as its connections are concerned.
 */
interface ConnectionHolder {

	/**
	 * Maximum number of connections per remote host.
	 */
	int maxConnections();

	/**
	 * Maximum time that a connection waits to be opened.
	 */
	Duration acquireLimit();

	/**
	 * Acquire a permit for a connection, until its channel is closed.
	 * @param connection the connection
	 * @param host host that it leads to
	 * @return whether it is granted now; else the connection is notified later
	 */
	boolean acquire(Waiter connection, String host);

	/**
	 * Close the connections that no call uses, since no new call will.
	 */
	void closeIdle();

	/**
	 * Open no connection any more. Those that wait to be opened are closed.
	 */
	void close();

	/**
	 * Whether the generation opens no connection any more.
	 */
	boolean isClosed();

	/**
	 * All connections of the generation are closed.
	 */
	void remove();

	/**
	 * A connection that waits to be opened.
	 */
	interface Waiter {

		Channel channel();

		/**
		 * The generation that opens the connection.
		 */
		ConnectionHolder holder();

		/**
		 * There is a permit for the connection.
		 */
		void granted();

	}

}
