package dev.tandem.transfer;

/**
 * A header of a part of a multipart body cannot be sent as it is: the part would become
 * another one.
 */
public final class UnsafePartException extends IllegalArgumentException {

	UnsafePartException(String message) {
		super(message);
	}

}
