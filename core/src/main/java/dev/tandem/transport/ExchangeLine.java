package dev.tandem.transport;

import java.util.concurrent.RejectedExecutionException;

import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * The connection of an exchange, once it has one. Reactor Netty returns a connection to
 * its pool in the thread of the channel, without a lock. What may close the connection is
 * run in that thread, too: in any other it could close a connection that the next
 * exchange has acquired meanwhile.
 */
final class ExchangeLine {

	private @Nullable Line line;

	private boolean ended;

	/**
	 * The exchange has got a connection.
	 * @param connection the connection
	 * @return whether the request may be sent: not after the call has ended
	 */
	synchronized boolean begin(Connection connection) {
		this.line = Line.of(connection);
		return !this.ended;
	}

	/**
	 * The exchange goes on over another connection or stream.
	 * @param connection the connection
	 */
	synchronized void move(Connection connection) {
		this.line = Line.of(connection);
	}

	/**
	 * The call has ended: no request is sent any more.
	 * @return the line that the exchange is on, {@code null} if it has none
	 */
	synchronized @Nullable Line end() {
		this.ended = true;
		return this.line;
	}

	/**
	 * End the call unless it has got its connection or has ended.
	 * @return whether it was ended
	 */
	synchronized boolean giveUp() {
		boolean waiting = this.line == null && !this.ended;
		this.ended |= waiting;
		return waiting;
	}

	synchronized boolean hasBegun() {
		return this.line != null;
	}

	/**
	 * A connection with the thread of its channel, which Reactor Netty does not report
	 * any more once the exchange has ended.
	 *
	 * @param connection the connection
	 * @param loop the thread of its channel
	 */
	record Line(Connection connection, EventLoop loop) {

		private static Line of(Connection connection) {
			return new Line(connection, connection.channel().eventLoop());
		}

		void run(Runnable task) {
			run(this.loop, task);
		}

		/**
		 * Run a task in the thread of a channel, or here if there is no such thread any
		 * more.
		 */
		static void run(EventLoop loop, Runnable task) {
			if (loop.inEventLoop()) {
				task.run();
				return;
			}
			try {
				loop.execute(task);
			}
			catch (RejectedExecutionException ex) {
				task.run();
			}
		}

	}

}
