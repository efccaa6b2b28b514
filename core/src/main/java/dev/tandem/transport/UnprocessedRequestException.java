package dev.tandem.transport;

import java.io.IOException;

/**
 * The server has not processed a request: its connection was closed before a byte of it
 * was written, or the server refused its stream (RFC 9113, sections 6.8 and 8.7). It may
 * be sent again, whatever its method.
 */
public final class UnprocessedRequestException extends IOException {

	UnprocessedRequestException(Throwable cause) {
		super("The connection was closed before the request was processed", cause);
	}

}
