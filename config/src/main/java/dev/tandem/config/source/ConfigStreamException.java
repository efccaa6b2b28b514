package dev.tandem.config.source;

/**
 * A stream of changes reported an error or held what cannot be understood.
 */
final class ConfigStreamException extends RuntimeException {

	ConfigStreamException(String message) {
		super(message);
	}

}
