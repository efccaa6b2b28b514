package dev.tandem.config;

import org.jspecify.annotations.Nullable;

/**
 * The first snapshot of the remote configuration could not be loaded.
 */
public final class ConfigWatchStartException extends RuntimeException {

	ConfigWatchStartException(@Nullable Throwable cause) {
		super("The remote configuration cannot be loaded" + ((cause != null) ? ": " + cause.getMessage() : ""), cause);
	}

}
