package dev.tandem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A deadline passed. {@link #deadline()} says which, and the message names the property
 * that sets it.
 */
public final class ApiTimeoutException extends ApiException {

	private final Deadline deadline;

	/**
	 * Create an exception, as a fake of an API does.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param deadline the deadline that passed
	 * @param limit the time that was allowed
	 * @param cause what the transport reported
	 */
	public ApiTimeoutException(ApiOperation operation, int attempts, Duration elapsed, Deadline deadline,
			Duration limit, @Nullable Throwable cause) {
		this(operation, attempts, elapsed, deadline, limit,
				"tandem.clients." + operation.client() + ".timeouts." + deadline.property, cause);
	}

	/**
	 * Create an exception for a deadline that is not the property's.
	 * @param operation the operation that was called
	 * @param attempts how often the request was tried
	 * @param elapsed time from the start of the call
	 * @param deadline the deadline that passed
	 * @param limit the time that was allowed
	 * @param setBy what sets the deadline
	 * @param cause what the transport reported
	 */
	public ApiTimeoutException(ApiOperation operation, int attempts, Duration elapsed, Deadline deadline,
			Duration limit, String setBy, @Nullable Throwable cause) {
		super(operation, attempts, elapsed,
				"%s took longer than %d ms (%s)".formatted(deadline.what, millis(limit), setBy), cause);
		this.deadline = deadline;
	}

	/**
	 * The deadline that passed.
	 * @return the deadline
	 */
	public Deadline deadline() {
		return this.deadline;
	}

	/**
	 * The phases of a call that have a deadline of their own.
	 */
	public enum Deadline {

		/**
		 * Opening the TCP connection, {@code timeouts.connect}.
		 */
		CONNECT("connecting", "connect"),

		/**
		 * The TLS handshake, {@code timeouts.tls}.
		 */
		TLS("the TLS handshake", "tls"),

		/**
		 * Waiting for a connection of the pool, {@code timeouts.acquire}.
		 */
		ACQUIRE("waiting for a connection of the pool", "acquire"),

		/**
		 * From the request sent to the head of the response, {@code timeouts.response}.
		 */
		RESPONSE("the head of the response", "response"),

		/**
		 * The server does not read the body of the request, {@code timeouts.idle}.
		 */
		REQUEST("sending the next part of the request", "idle"),

		/**
		 * No byte of the response body arrives, {@code timeouts.idle}.
		 */
		BODY("the next part of the body", "idle"),

		/**
		 * The whole call with its waits, attempts and body, {@code timeouts.call}.
		 */
		CALL("the call", "call");

		private final String what;

		private final String property;

		Deadline(String what, String property) {
			this.what = what;
			this.property = property;
		}

	}

}
