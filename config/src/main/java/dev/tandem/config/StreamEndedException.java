package dev.tandem.config;

/**
 * A source ended its stream of changes in order.
 */
final class StreamEndedException extends RuntimeException {

	StreamEndedException() {
		super("The source ended the stream of changes");
	}

}
