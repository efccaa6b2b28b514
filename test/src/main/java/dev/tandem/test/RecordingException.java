package dev.tandem.test;

/**
 * A recording cannot be written or replayed.
 */
final class RecordingException extends RuntimeException {

	RecordingException(String message) {
		super(message);
	}

}
