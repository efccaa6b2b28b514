package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * The remote configuration could not be imported. An optional import does without it.
 */
final class ConfigImportException extends RuntimeException {

	private final String remedy;

	ConfigImportException(String reason, String remedy, @Nullable Throwable cause) {
		super("spring.config.import is 'tandem:', but " + reason, cause);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
