package dev.tandem.transport;

import java.io.IOException;
import java.time.Duration;

/**
 * The body of a response stalled.
 */
public final class IdleBodyException extends IOException {

	IdleBodyException(Duration limit) {
		super("No byte of the body came within " + limit.toMillis() + " ms");
	}

}
