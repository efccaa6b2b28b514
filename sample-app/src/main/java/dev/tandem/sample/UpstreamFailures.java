package dev.tandem.sample;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers with an RFC 9457 problem when a call fails, whichever twin made it.
 */
@RestControllerAdvice
final class UpstreamFailures {

	private static final Logger logger = LoggerFactory.getLogger(UpstreamFailures.class);

	@ExceptionHandler
	ProblemDetail answered(ApiResponseException ex) {
		return switch (ex.status().value()) {
			case 404 -> problem(HttpStatus.NOT_FOUND, "The upstream does not know it.", ex);
			case 401, 403 -> problem(HttpStatus.BAD_GATEWAY,
					"The upstream refused the API key. Check tandem.clients." + ex.client() + ".api-key.", ex);
			default -> problem(HttpStatus.BAD_GATEWAY, "The upstream answered " + ex.status().value() + ".", ex);
		};
	}

	@ExceptionHandler
	ProblemDetail timedOut(ApiTimeoutException ex) {
		return problem(HttpStatus.GATEWAY_TIMEOUT, "The upstream took too long.", ex);
	}

	@ExceptionHandler
	ProblemDetail unreachable(ApiTransportException ex) {
		return problem(HttpStatus.BAD_GATEWAY, "The upstream cannot be reached.", ex);
	}

	@ExceptionHandler
	ProblemDetail unreadable(ApiDecodingException ex) {
		return problem(HttpStatus.BAD_GATEWAY, "The upstream's answer could not be read.", ex);
	}

	@ExceptionHandler
	ProblemDetail notSent(ApiRejectedException ex) {
		return problem(HttpStatus.SERVICE_UNAVAILABLE, "The upstream was not called.", ex);
	}

	/**
	 * An argument that a definition refused before it sent anything.
	 */
	@ExceptionHandler
	ProblemDetail refused(IllegalArgumentException ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, ex.getMessage());
	}

	private static ProblemDetail problem(HttpStatus status, String detail, ApiException ex) {
		logger.warn(ex.getMessage());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setProperty("client", ex.client());
		problem.setProperty("operation", ex.operation().name());
		return problem;
	}

}
