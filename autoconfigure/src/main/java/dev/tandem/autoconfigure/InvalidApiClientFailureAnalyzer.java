package dev.tandem.autoconfigure;

import dev.tandem.client.InvalidApiClientException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports an {@link InvalidApiClientException} as a problem and a remedy.
 */
final class InvalidApiClientFailureAnalyzer extends AbstractFailureAnalyzer<InvalidApiClientException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidApiClientException cause) {
		return new FailureAnalysis(cause.problem(), cause.remedy(), cause);
	}

}
