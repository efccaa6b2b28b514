package dev.tandem.transport;

/**
 * An argument of a call would change the request into another one.
 */
public final class UnsafeRequestException extends IllegalArgumentException {

	UnsafeRequestException(String message) {
		super(message);
	}

}
