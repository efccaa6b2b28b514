package dev.tandem.transport;

import java.io.IOException;
import java.time.Duration;

/**
 * The head of a response did not come in time.
 */
public final class LateResponseException extends IOException {

	private final Duration limit;

	LateResponseException(Duration limit) {
		super("The head of the response did not come within " + limit.toMillis() + " ms");
		this.limit = limit;
	}

	/**
	 * Time that was allowed, which a customizer of the HTTP client may have set.
	 * @return the time
	 */
	public Duration limit() {
		return this.limit;
	}

}
