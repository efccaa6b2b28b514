package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigWatchStartException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a {@link ConfigWatchStartException} with the ways out.
 */
final class ConfigWatchStartFailureAnalyzer extends AbstractFailureAnalyzer<ConfigWatchStartException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConfigWatchStartException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Check the client that tandem.config.client names and that its server runs. To start without it, with the defaults of the fields, set tandem.config.startup to 'defaults'.",
				cause);
	}

}
