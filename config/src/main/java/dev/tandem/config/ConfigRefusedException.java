package dev.tandem.config;

import org.jspecify.annotations.Nullable;

/**
 * A source does not let the watch read, and will not if it is asked again: the watch is
 * not tried again until it is stopped and started.
 */
public final class ConfigRefusedException extends RuntimeException {

	/**
	 * Create an exception.
	 * @param message the server's words
	 * @param cause the failure, {@code null} if the server said it in a stream
	 */
	public ConfigRefusedException(String message, @Nullable Throwable cause) {
		super(message + ": it is not tried again", cause);
	}

}
