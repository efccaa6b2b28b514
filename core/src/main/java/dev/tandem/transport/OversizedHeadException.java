package dev.tandem.transport;

import java.io.IOException;

/**
 * The head of a response is larger than what the client reads.
 */
public final class OversizedHeadException extends IOException {

	OversizedHeadException(long limit, Throwable cause) {
		super("The headers are larger than " + limit + " bytes", cause);
	}

}
