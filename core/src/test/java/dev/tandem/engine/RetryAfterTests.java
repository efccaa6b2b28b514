package dev.tandem.engine;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.ApiOperation;
import dev.tandem.ApiResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	@Test
	void ofWhenSecondsIsThatTime() {
		assertThat(retryAfter("120")).isEqualTo(Duration.ofMinutes(2));
	}

	@Test
	void ofWhenDateIsTimeUntilThen() {
		assertThat(retryAfter("Sat, 21 Nov 2026 10:00:30 GMT")).isEqualTo(Duration.ofSeconds(30));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sat, 21 Nov 2026 09:00:00 GMT", "soon", "-5", "", " ", "1.5", "Sat, 21 Nov 2026",
			"Monday, 21-Nov-77 10:00:30 GMT" })
	void ofWhenPastOrUnreadableIsZero(String value) {
		assertThat(retryAfter(value)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "99999999999999999999", "9223372036854775807", "9223372036854775807000",
			"Fri, 31 Dec 9999 23:59:59 GMT" })
	void ofWhenMoreThanCanBeCountedIsTooLong(String value) {
		assertThat(retryAfter(value)).isEqualTo(RetryAfter.TOO_LONG);
		assertThat(RetryAfter.TOO_LONG.toNanos()).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Saturday, 21-Nov-26 10:00:30 GMT", "Sat Nov 21 10:00:30 2026", " 30 " })
	void ofWhenInAnOlderFormIsThatTime(String value) {
		assertThat(retryAfter(value)).isEqualTo(Duration.ofSeconds(30));
	}

	@Test
	void ofWhenDayHasOneDigitIsThatTime() {
		assertThat(retryAfter("Sun Dec  6 10:00:00 2026")).isEqualTo(Duration.ofDays(15));
		assertThat(retryAfter("Sun, 6 Dec 2026 10:00:00 GMT")).isEqualTo(Duration.ofDays(15));
	}

	@Test
	void ofWhenResponseHasADateCountsFromIt() {
		assertThat(retryAfter("Sat, 21 Nov 2026 12:00:30 GMT", "Sat, 21 Nov 2026 12:00:00 GMT"))
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(retryAfter("Sat, 21 Nov 2026 08:00:30 GMT", "Saturday, 21-Nov-26 08:00:00 GMT"))
			.isEqualTo(Duration.ofSeconds(30));
		assertThat(retryAfter("Sat, 21 Nov 2026 10:00:30 GMT", "today")).isEqualTo(Duration.ofSeconds(30));
		assertThat(retryAfter("120", "Sat, 21 Nov 2026 12:00:00 GMT")).isEqualTo(Duration.ofMinutes(2));
	}

	@Test
	void ofWhenNoAnswerIsZero() {
		assertThat(RetryAfter.of(new IllegalStateException(), NOW)).isZero();
	}

	private static Duration retryAfter(String value, String... date) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", value);
		for (String each : date) {
			headers.set("Date", each);
		}
		ApiOperation operation = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes/{id}");
		return RetryAfter.of(ApiResponseException.of(operation, 1, Duration.ZERO, HttpStatus.SERVICE_UNAVAILABLE,
				headers, new byte[0]), NOW);
	}

}
