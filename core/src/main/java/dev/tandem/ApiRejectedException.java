package dev.tandem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Tandem rejected the call before anything was sent. {@link #reason()} says why. If a
 * retry is rejected, the call fails with the exception of its last attempt, and the
 * rejection is a suppressed exception of that.
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
		 * {@code concurrency.max-waiting} calls already wait for a permit, or
		 * {@code pool.max-pending} calls for a connection.
		 */
		TOO_MANY_CALLS,

		/**
		 * The wait for a permit of {@code rate-limit.permits}, or for the end of a pause
		 * that the API demanded, would be too long.
		 */
		RATE_LIMITED,

		/**
		 * The circuit breaker of the client is open, or half-open with its trial attempts
		 * in flight.
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
		 * No key is available: the bean that {@code api-key.supplier} names failed,
		 * supplied none, or did not supply it in time.
		 */
		NO_KEY,

		/**
		 * The host resolves to an address outside {@code http.allowed-addresses}.
		 */
		ADDRESS_NOT_ALLOWED

	}

}
