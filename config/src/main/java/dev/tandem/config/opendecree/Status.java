package dev.tandem.config.opendecree;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Body of an error, which is that of gRPC.
 *
 * @param code code of gRPC
 * @param message what is wrong
 * @param details further details
 */
public record Status(@Nullable Integer code, @Nullable String message, @Nullable List<Detail> details) {

	/**
	 * A detail.
	 *
	 * @param retryDelay when to try again, {@code null} if it does not say so
	 */
	public record Detail(@Nullable String retryDelay) {

	}

}
