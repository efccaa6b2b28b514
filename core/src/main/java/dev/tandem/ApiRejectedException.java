package dev.tandem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * The request was not sent: Tandem refused it. {@link #reason()} tells why. A repetition
 * that is refused does not end a call this way: the failure of its last attempt comes
 * out, and the rejection is a suppressed exception of it.
 */
public final class ApiRejectedException extends ApiException {

	private final Reason reason;

	/**
	 * Create an exception, as a fake of an API does.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried before
	 * @param elapsed time from the start of the call
	 * @param reason why the request was not sent
	 * @param detail what to do
	 * @param cause what the transport reported
	 */
	public ApiRejectedException(ApiOperation operation, int attempts, Duration elapsed, Reason reason, String detail,
			@Nullable Throwable cause) {
		super(operation, attempts, elapsed, detail, cause);
		this.reason = reason;
	}

	/**
	 * Why the request was not sent.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a request was not sent.
	 */
	public enum Reason {

		/**
		 * As many calls as {@code concurrency.max-waiting} allows wait for a permit
		 * already, or as many as {@code pool.max-pending} allows for a connection.
		 */
		TOO_MANY_CALLS,

		/**
		 * The rate limit of the client, {@code rate-limit.permits}, or a pause that the
		 * API asked for would let the request wait for too long.
		 */
		RATE_LIMITED,

		/**
		 * The circuit breaker of the client is open, or half-open with its trial calls
		 * running.
		 */
		CIRCUIT_OPEN,

		/**
		 * The application context is closing or closed.
		 */
		CLIENT_CLOSED,

		/**
		 * The client waits for its {@code base-url}, which has not been set since the
		 * start.
		 */
		NOT_CONFIGURED,

		/**
		 * The key of the client cannot be had: {@code api-key.supplier} names the bean
		 * that failed, supplied none, or did not in time.
		 */
		NO_KEY,

		/**
		 * The host resolves to an address outside {@code http.allowed-addresses}.
		 */
		ADDRESS_NOT_ALLOWED

	}

}
