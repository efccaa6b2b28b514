package dev.tandem;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.WebClientException;

/**
 * A call that failed, the same from both twins. Catch this for any failure of an API, a
 * subtype to know what failed; the hierarchy is sealed, so a {@code switch} over it is
 * complete.
 * <p>
 * The message names client, operation, HTTP method and URI template, attempts and time,
 * and what to do. It holds no secret. Of the values of request and response it shows only
 * the address that was not found, and the fields of an error body that
 * {@code errors.detail} selects.
 */
public abstract sealed class ApiException extends WebClientException permits ApiDecodingException, ApiRejectedException,
		ApiResponseException, ApiTimeoutException, ApiTransportException {

	private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

	private final ApiOperation operation;

	private final int attempts;

	private final Duration elapsed;

	ApiException(ApiOperation operation, int attempts, Duration elapsed, String detail, @Nullable Throwable cause) {
		super(message(operation, attempts, elapsed, detail));
		if (cause != null) {
			initCause(cause);
		}
		this.operation = operation;
		this.attempts = attempts;
		this.elapsed = elapsed;
	}

	private static String message(ApiOperation operation, int attempts, Duration elapsed, String detail) {
		String tries = (attempts > 1) ? " after " + attempts + " attempts" : "";
		return String.format(Locale.ROOT, "%s failed%s in %d ms: %s", operation, tries, millis(elapsed), detail);
	}

	/**
	 * Milliseconds of any time, also of one that a number cannot hold.
	 */
	static long millis(Duration time) {
		return (time.compareTo(LONGEST) > 0) ? Long.MAX_VALUE : time.toMillis();
	}

	/**
	 * Name of the client.
	 * @return the {@code <name>} of {@code tandem.clients.<name>}
	 */
	public String client() {
		return this.operation.client();
	}

	/**
	 * Operation that failed.
	 * @return the operation
	 */
	public ApiOperation operation() {
		return this.operation;
	}

	/**
	 * How often the request was tried.
	 * @return the number of attempts, 0 when the call was given up before the first
	 */
	public int attempts() {
		return this.attempts;
	}

	/**
	 * Time from the start of the call to its failure, over all waits and attempts.
	 * @return the elapsed time
	 */
	public Duration elapsed() {
		return this.elapsed;
	}

}
