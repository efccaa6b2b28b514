package dev.tandem.auth;

import java.io.IOException;
import java.time.Duration;

import dev.tandem.ApiException;
import dev.tandem.failure.Failures;
import org.jspecify.annotations.Nullable;

/**
 * The key of a client cannot be had. What the supplier reported is not kept, unless it is
 * known to hold no secret.
 */
public final class KeyUnavailableException extends IOException {

	private KeyUnavailableException(@Nullable String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

	KeyUnavailableException(String reason) {
		this(reason, null);
	}

	KeyUnavailableException(Throwable reported) {
		this(Failures.thrown(reported).getClass().getName(), (reported instanceof ApiException) ? reported : null);
	}

	/**
	 * The failure of those who come too soon after this one for another fetch.
	 * @param wait time until there is another
	 */
	KeyUnavailableException again(Duration wait) {
		return new KeyUnavailableException(
				"%s a moment ago, no other fetch for %d ms".formatted(getMessage(), Math.max(1, wait.toMillis())),
				getCause());
	}

}
