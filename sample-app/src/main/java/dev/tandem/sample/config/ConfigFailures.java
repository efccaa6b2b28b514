package dev.tandem.sample.config;

import dev.tandem.ApiResponseException;
import dev.tandem.config.ConfigTypeMismatchException;
import dev.tandem.config.opendecree.ConfigError;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells why a field was not read or written.
 */
@RestControllerAdvice(
		assignableTypes = { ConfigController.class, BlockingConfigController.class, ReactiveConfigController.class })
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigFailures {

	@ExceptionHandler
	ProblemDetail refused(ApiResponseException ex) {
		return ex.error(ConfigError.class)
			.map((error) -> ProblemDetail.forStatusAndDetail(status(error), error.message()))
			.orElseGet(() -> ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, "OpenDecree failed."));
	}

	@ExceptionHandler({ ConfigTypeMismatchException.class, IllegalArgumentException.class })
	ProblemDetail unfit() {
		return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"The value does not fit the type of the field.");
	}

	private static HttpStatus status(ConfigError error) {
		if (error instanceof ConfigError.Invalid) {
			return HttpStatus.BAD_REQUEST;
		}
		if (error instanceof ConfigError.NotFound) {
			return HttpStatus.NOT_FOUND;
		}
		if (error instanceof ConfigError.Locked) {
			return HttpStatus.LOCKED;
		}
		if (error instanceof ConfigError.RateLimited) {
			return HttpStatus.TOO_MANY_REQUESTS;
		}
		return (error instanceof ConfigError.ChecksumMismatch) ? HttpStatus.CONFLICT : HttpStatus.BAD_GATEWAY;
	}

}
