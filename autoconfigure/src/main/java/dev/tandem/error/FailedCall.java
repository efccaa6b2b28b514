package dev.tandem.error;

import java.time.Duration;
import java.util.List;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ApiTransportException;
import dev.tandem.ErrorBodyReader;
import dev.tandem.transport.ReceivedBody;

import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * A call that failed, with what its exception tells.
 *
 * @param operation the operation that was called
 * @param errorTypes types of its error bodies
 * @param attempts how often the request was tried, the failed attempt included
 * @param elapsed time from the start of the call
 * @param body what has come of the body
 */
public record FailedCall(ApiOperation operation, ErrorTypes errorTypes, int attempts, Duration elapsed,
		ReceivedBody body) {

	ApiResponseException response(WebClientResponseException response, List<ErrorBodyReader> errorBodyReaders) {
		return new ApiResponseException(this.operation, this.attempts, this.elapsed, response.getStatusCode(),
				response.getHeaders(), response.getResponseBodyAsByteArray(),
				new DecodedError(response, this.errorTypes.of(response.getStatusCode().value()), errorBodyReaders));
	}

	ApiTimeoutException timeout(Deadline deadline, Duration limit, Throwable cause) {
		return new ApiTimeoutException(this.operation, this.attempts, this.elapsed, deadline, limit, cause);
	}

	/**
	 * The last attempt was not sent, those before were.
	 */
	ApiRejectedException rejected(ApiRejectedException.Reason reason, String detail, Throwable cause) {
		return new ApiRejectedException(this.operation, Math.max(0, this.attempts - 1), this.elapsed, reason, detail,
				cause);
	}

	ApiDecodingException decoding(String detail, Throwable cause) {
		return new ApiDecodingException(this.operation, this.attempts, this.elapsed, detail, cause, this.body.bytes(),
				this.body.isTruncated(), this.body.contentType());
	}

	ApiTransportException transport(String detail, Throwable cause) {
		return new ApiTransportException(this.operation, this.attempts, this.elapsed, detail, cause);
	}

}
