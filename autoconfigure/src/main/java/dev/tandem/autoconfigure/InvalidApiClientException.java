package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The application cannot start because a client or a definition is not set up as it must
 * be. Says what is wrong and what to do.
 */
final class InvalidApiClientException extends RuntimeException {

	private final String remedy;

	InvalidApiClientException(String problem, String remedy) {
		this(problem, remedy, null);
	}

	InvalidApiClientException(String problem, String remedy, @Nullable Throwable cause) {
		super(problem, cause);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
