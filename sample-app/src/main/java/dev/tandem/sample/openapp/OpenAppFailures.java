package dev.tandem.sample.openapp;

import dev.tandem.ApiResponseException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells what OpenApp said of a request that it refused, and the id to ask its people
 * about.
 */
@RestControllerAdvice(basePackageClasses = OpenAppFailures.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OpenAppFailures {

	@ExceptionHandler
	ProblemDetail refused(ApiResponseException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(status(ex.status()));
		ex.error(OpenAppError.class).ifPresentOrElse((error) -> {
			problem.setDetail(error.message());
			problem.setProperty("code", error.code());
			problem.setProperty("correlationId", error.correlationId());
		}, () -> problem.setDetail("OpenApp answered " + ex.status().value() + " without saying why."));
		return problem;
	}

	private static HttpStatusCode status(HttpStatusCode upstream) {
		return switch (upstream.value()) {
			case 400, 404, 409, 415 -> upstream;
			default -> HttpStatus.BAD_GATEWAY;
		};
	}

}
