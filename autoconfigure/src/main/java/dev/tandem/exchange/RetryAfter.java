package dev.tandem.exchange;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import dev.tandem.ApiResponseException;

/**
 * Reads how long an API asks to wait before the next attempt (RFC 9110, section 10.2.3).
 */
final class RetryAfter {

	private RetryAfter() {
	}

	/**
	 * The time to wait.
	 * @return the time, zero if the answer names none or it cannot be read
	 */
	static Duration of(Throwable failure, Instant now) {
		String value = (failure instanceof ApiResponseException response) ? response.headers().getFirst("Retry-After")
				: null;
		if (value == null) {
			return Duration.ZERO;
		}
		try {
			Duration wait = value.chars().allMatch(Character::isDigit) ? Duration.ofSeconds(Long.parseLong(value))
					: Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
			return wait.isNegative() ? Duration.ZERO : wait;
		}
		catch (NumberFormatException | ArithmeticException | DateTimeException ex) {
			return Duration.ZERO;
		}
	}

}
