package dev.tandem.config.opendecree;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What OpenDecree says of a call that it refused:
 * {@code exception.error(ConfigError.class)}. The code of the body decides, since one
 * HTTP status stands for several errors.
 */
public sealed interface ConfigError {

	/**
	 * What is wrong.
	 * @return the server's words
	 */
	String message();

	/**
	 * There is no such field, version or tenant.
	 *
	 * @param message the server's words
	 */
	record NotFound(String message) implements ConfigError {
	}

	/**
	 * The field is locked, read-only or written once already.
	 *
	 * @param message the server's words
	 */
	record Locked(String message) implements ConfigError {
	}

	/**
	 * The field has another value than the one that was expected.
	 *
	 * @param message the server's words
	 */
	record ChecksumMismatch(String message) implements ConfigError {
	}

	/**
	 * The caller may not do this.
	 *
	 * @param message the server's words
	 */
	record Denied(String message) implements ConfigError {
	}

	/**
	 * The caller did not say who it is, or a proxy has to.
	 *
	 * @param message the server's words
	 */
	record Unauthenticated(String message) implements ConfigError {
	}

	/**
	 * There is one of this name already.
	 *
	 * @param message the server's words
	 */
	record AlreadyExists(String message) implements ConfigError {
	}

	/**
	 * The request is not valid: the type, a constraint, an unknown field.
	 *
	 * @param message the server's words
	 */
	record Invalid(String message) implements ConfigError {
	}

	/**
	 * Too many requests, or too many events of a stream.
	 *
	 * @param message the server's words
	 * @param retryAfter when to try again, {@code null} if the server does not say
	 */
	record RateLimited(String message, @Nullable Duration retryAfter) implements ConfigError {
	}

	/**
	 * The server cannot respond now.
	 *
	 * @param message the server's words
	 */
	record Unavailable(String message) implements ConfigError {
	}

	/**
	 * Anything else.
	 *
	 * @param code code of gRPC, {@code null} if the body holds none
	 * @param message the server's words
	 */
	record Other(@Nullable Integer code, String message) implements ConfigError {
	}

	/**
	 * The error that a status describes.
	 * @param status the status
	 * @return the error
	 */
	static ConfigError of(Status status) {
		String message = (status.message() != null) ? status.message() : "";
		return switch ((status.code() != null) ? status.code() : -1) {
			case 3 -> new Invalid(message);
			case 5 -> new NotFound(message);
			case 6 -> new AlreadyExists(message);
			case 7 -> new Denied(message);
			case 8 -> new RateLimited(message, retryAfter(status.details()));
			case 9 -> new Locked(message);
			case 10 -> new ChecksumMismatch(message);
			case 4, 14 -> new Unavailable(message);
			case 16 -> new Unauthenticated(message);
			default -> new Other(status.code(), message);
		};
	}

	private static @Nullable Duration retryAfter(@Nullable List<Status.Detail> details) {
		if (details != null) {
			for (Status.Detail detail : details) {
				String delay = detail.retryDelay();
				if (delay != null) {
					return GoDuration.parse(delay);
				}
			}
		}
		return null;
	}

}
