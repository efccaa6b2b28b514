package dev.tandem.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports a {@link ConfigImportException} with the ways out.
 */
final class ConfigImportFailureAnalyzer extends AbstractFailureAnalyzer<ConfigImportException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ConfigImportException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				cause.remedy() + " To start without it, import optional:tandem:.", cause);
	}

}
