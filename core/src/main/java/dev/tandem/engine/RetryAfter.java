package dev.tandem.engine;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

import dev.tandem.ApiResponseException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Reads how long an API asks to wait before the next attempt (RFC 9110, section 10.2.3).
 */
final class RetryAfter {

	/**
	 * Longer than any limit of a wait.
	 */
	static final Duration TOO_LONG = Duration.ofDays(36_500);

	private static final int YEARS_OF_TWO_DIGITS = 50;

	private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy",
			Locale.US);

	private RetryAfter() {
	}

	/**
	 * The time to wait. That until a date counts from the date of the response, where it
	 * has one, whatever the time is here.
	 * @return the time, at most {@link #TOO_LONG}; zero if the response names none or it
	 * cannot be read
	 */
	static Duration of(Throwable failure, Instant now) {
		HttpHeaders headers = (failure instanceof ApiResponseException response) ? response.headers()
				: HttpHeaders.EMPTY;
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null || value.isBlank()) {
			return Duration.ZERO;
		}
		String wanted = value.strip();
		if (wanted.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
			return seconds(wanted);
		}
		Instant until = date(wanted, now);
		if (until == null) {
			return Duration.ZERO;
		}
		String sent = headers.getFirst(HttpHeaders.DATE);
		Instant from = (sent != null) ? date(sent.strip(), now) : null;
		return bounded(Duration.between((from != null) ? from : now, until));
	}

	private static Duration seconds(String digits) {
		try {
			return bounded(Duration.ofSeconds(Long.parseLong(digits)));
		}
		catch (NumberFormatException ex) {
			return TOO_LONG;
		}
	}

	private static Duration bounded(Duration wait) {
		if (wait.isNegative()) {
			return Duration.ZERO;
		}
		return (wait.compareTo(TOO_LONG) > 0) ? TOO_LONG : wait;
	}

	/**
	 * A date in one of the three forms of RFC 9110, section 5.6.7.
	 */
	private static @Nullable Instant date(String text, Instant now) {
		try {
			if (text.indexOf(',') < 0) {
				return LocalDateTime.parse(text, ASCTIME).toInstant(ZoneOffset.UTC);
			}
			boolean current = text.indexOf('-') < 0;
			return ZonedDateTime.parse(text, current ? DateTimeFormatter.RFC_1123_DATE_TIME : rfc850(now)).toInstant();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/**
	 * A year of two digits that seems to be more than 50 years ahead is in the past.
	 */
	private static DateTimeFormatter rfc850(Instant now) {
		LocalDate base = LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(YEARS_OF_TWO_DIGITS - 1L);
		return new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
			.appendValueReduced(ChronoField.YEAR, 2, 2, base)
			.appendPattern(" HH:mm:ss zzz")
			.toFormatter(Locale.US);
	}

}
