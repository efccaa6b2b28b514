package dev.tandem.transport;

import java.io.IOException;
import java.time.Duration;

/**
 * The server does not read the body of a request.
 */
public final class StalledRequestException extends IOException {

	StalledRequestException(Duration limit) {
		super("No byte of the request could be sent within " + limit.toMillis() + " ms");
	}

}
