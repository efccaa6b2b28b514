package dev.tandem.observation;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;

import org.springframework.http.HttpStatusCode;

/**
 * What became of a call.
 */
public enum CallOutcome {

	/**
	 * The caller got what it asked for.
	 */
	SUCCESS,

	/**
	 * The response was a redirect that is not followed.
	 */
	REDIRECTION,

	/**
	 * The response had a status of 4xx.
	 */
	CLIENT_ERROR,

	/**
	 * The response had a status of 5xx, or an event of its stream reported an error.
	 */
	SERVER_ERROR,

	/**
	 * A deadline passed.
	 */
	TIMEOUT,

	/**
	 * The connection failed.
	 */
	TRANSPORT,

	/**
	 * The response could not be read or was not valid.
	 */
	DECODING,

	/**
	 * The call was not sent.
	 */
	REJECTED,

	/**
	 * The caller gave the call up.
	 */
	CANCELLED,

	/**
	 * Something else failed, such as code of the application.
	 */
	UNKNOWN;

	/**
	 * The outcome of a call that failed.
	 * @param failure what the caller sees
	 * @return the outcome
	 */
	public static CallOutcome of(Throwable failure) {
		if (failure instanceof ApiResponseException response) {
			return of(response.status());
		}
		if (failure instanceof ApiTimeoutException) {
			return TIMEOUT;
		}
		if (failure instanceof ApiTransportException) {
			return TRANSPORT;
		}
		if (failure instanceof ApiDecodingException) {
			return DECODING;
		}
		return (failure instanceof ApiRejectedException) ? REJECTED : UNKNOWN;
	}

	private static CallOutcome of(HttpStatusCode status) {
		if (status.is5xxServerError() || status.is2xxSuccessful()) {
			return SERVER_ERROR;
		}
		if (status.is4xxClientError()) {
			return CLIENT_ERROR;
		}
		return status.is3xxRedirection() ? REDIRECTION : UNKNOWN;
	}

}
