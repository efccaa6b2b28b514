package dev.tandem.bulk;

/**
 * Carries an {@link Error} of a blocking call through Reactor, which would otherwise end
 * the thread with it and leave the caller waiting.
 */
final class ErrorInCall extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Error error;

	ErrorInCall(Error error) {
		super(error);
		this.error = error;
	}

	Error error() {
		return this.error;
	}

}
