package dev.tandem.sample.geopera;

import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiResult;

import org.springframework.http.ProblemDetail;
import org.springframework.util.Assert;

/**
 * What became of an operation, as a value. A call without any response, such as one that
 * took too long, fails with its exception instead.
 *
 * @param <T> type of the output
 */
public sealed interface Outcome<T> {

	/**
	 * Sort a result.
	 * @param <T> type of the output
	 * @param result the result
	 * @return what became of the operation
	 * @throws ApiException if there was no response
	 */
	static <T> Outcome<T> of(ApiResult<T> result) {
		if (result instanceof ApiResult.Success<T> success) {
			T output = success.body();
			Assert.state(output != null, "The operation succeeded without an output");
			return new Success<>(output);
		}
		ApiException failure = ((ApiResult.Failure<T>) result).exception();
		if (!(failure instanceof ApiResponseException response)) {
			throw failure;
		}
		if (response instanceof ApiResponseException.UnprocessableContent) {
			return response.error(ValidationError.class)
				.<Outcome<T>>map(Invalid::new)
				.orElseGet(() -> new Undocumented<>(response));
		}
		return response.problem().<Outcome<T>>map(Refused::new).orElseGet(() -> new Undocumented<>(response));
	}

	/**
	 * Let a response that Geopera does not document be an exception; the documented
	 * errors stay values.
	 * @return this
	 * @throws ApiResponseException if the response is not documented
	 */
	default Outcome<T> orElseThrowUndocumented() {
		if (this instanceof Undocumented<T> undocumented) {
			throw undocumented.exception();
		}
		return this;
	}

	/**
	 * It was done.
	 *
	 * @param <T> type of the output
	 * @param output the output
	 */
	record Success<T>(T output) implements Outcome<T> {
	}

	/**
	 * It was refused, by the rules of the business or of permissions.
	 *
	 * @param <T> type of the output
	 * @param problem why (RFC 9457)
	 */
	record Refused<T>(ProblemDetail problem) implements Outcome<T> {
	}

	/**
	 * The request was not valid.
	 *
	 * @param <T> type of the output
	 * @param error what is invalid in it
	 */
	record Invalid<T>(ValidationError error) implements Outcome<T> {
	}

	/**
	 * The response is none that Geopera documents.
	 *
	 * @param <T> type of the output
	 * @param exception the response, with status, headers and body
	 */
	record Undocumented<T>(ApiResponseException exception) implements Outcome<T> {
	}

}
