package dev.tandem.metrics;

import java.util.Locale;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;

/**
 * Why a call is tried again, in few words: what an API says in its own is no tag.
 */
final class RetryReason {

	private RetryReason() {
	}

	static String of(Throwable failure) {
		if (failure instanceof ApiResponseException response) {
			return Integer.toString(response.status().value());
		}
		if (failure instanceof ApiTimeoutException timeout) {
			return timeout.deadline().name().toLowerCase(Locale.ROOT) + "_timeout";
		}
		return (failure instanceof ApiTransportException) ? "transport" : "other";
	}

}
