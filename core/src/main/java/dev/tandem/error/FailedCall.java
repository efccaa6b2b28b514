package dev.tandem.error;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.ApiTransportException;
import dev.tandem.ErrorBodyReader;
import dev.tandem.transport.ReceivedBody;
import dev.tandem.transport.RedirectNote;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * A failed call, with what its exception reports.
 *
 * @param operation the operation that was called
 * @param errorTypes types of its error bodies
 * @param attempts how often the request was tried, the failed attempt included
 * @param elapsed time from the start of the call
 * @param body what has come of the body
 * @param redirect explains why a redirect was not followed, {@code null} if it cannot
 */
public record FailedCall(ApiOperation operation, ErrorTypes errorTypes, int attempts, Duration elapsed,
		ReceivedBody body, @Nullable RedirectNote redirect) {

	ApiResponseException response(WebClientResponseException response, List<ErrorBodyReader> errorBodyReaders,
			String detail) {
		return ApiResponseException.of(this.operation, this.attempts, this.elapsed, response.getStatusCode(),
				headers(response.getHeaders()), response.getResponseBodyAsByteArray(),
				new DecodedError(response, this.errorTypes.of(response.getStatusCode().value()), errorBodyReaders),
				response.getStatusCode().is3xxRedirection() ? notFollowed() : detail);
	}

	private String notFollowed() {
		return (this.redirect != null) ? Objects.requireNonNullElse(this.redirect.notFollowed(), "") : "";
	}

	/**
	 * A content type that cannot be read was taken out for {@code WebClient}.
	 */
	private HttpHeaders headers(HttpHeaders read) {
		String sent = this.body.contentTypeAsSent();
		if (sent == null || sent.equals(read.getFirst(HttpHeaders.CONTENT_TYPE))) {
			return read;
		}
		HttpHeaders headers = new HttpHeaders();
		headers.putAll(read);
		headers.set(HttpHeaders.CONTENT_TYPE, sent);
		return headers;
	}

	ApiTimeoutException timeout(Deadline deadline, Duration limit, String setBy, Throwable cause) {
		return new ApiTimeoutException(this.operation, this.attempts, this.elapsed, deadline, limit, setBy, cause);
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
