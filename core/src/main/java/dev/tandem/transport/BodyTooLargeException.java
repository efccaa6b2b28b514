package dev.tandem.transport;

import java.io.IOException;

import org.springframework.util.unit.DataSize;

/**
 * The body of a response is larger than may be held in memory.
 */
public final class BodyTooLargeException extends IOException {

	BodyTooLargeException(DataSize limit) {
		super("The body is larger than " + limit.toBytes() + " bytes");
	}

}
