package dev.tandem.config;

import org.jspecify.annotations.Nullable;

/**
 * The watch is in another state, or a consumer was too slow and lost events.
 *
 * @param state the state
 * @param revision revision of the values held
 * @param dropped events that slow consumers have lost since the watch was made
 * @param cause why the watch reconnects, is stale or is refused, {@code null} if there is
 * no failure
 */
public record ConfigWatchStateEvent(State state, long revision, long dropped, @Nullable Throwable cause) {

	/**
	 * State of a watch.
	 */
	public enum State {

		/**
		 * A snapshot is loaded and its changes are asked for. Whether the server streams
		 * cannot be seen before the first change, so the revision is checked as well.
		 */
		CONNECTED,

		/**
		 * The connection is lost, or not there yet; the values are those held before.
		 */
		RECONNECTING,

		/**
		 * The last good contact is longer ago than {@code tandem.config.stale-after}.
		 */
		STALE,

		/**
		 * The server does not let the watch read, as its permission is denied. The values
		 * are those held before, and nothing is tried again until the watch is stopped
		 * and started.
		 */
		REFUSED,

		/**
		 * The watch has not started or has stopped.
		 */
		STOPPED

	}

}
