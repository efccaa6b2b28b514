package dev.tandem.exchange;

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
	@ValueSource(strings = { "Sat, 21 Nov 2026 09:00:00 GMT", "soon", "-5", "", "99999999999999999999",
			"9223372036854775807000" })
	void ofWhenPastOrUnreadableIsZero(String value) {
		assertThat(retryAfter(value)).isZero();
	}

	@Test
	void ofWhenNoAnswerIsZero() {
		assertThat(RetryAfter.of(new IllegalStateException(), NOW)).isZero();
	}

	private static Duration retryAfter(String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", value);
		ApiOperation operation = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes/{id}");
		return RetryAfter.of(new ApiResponseException(operation, 1, Duration.ZERO, HttpStatus.SERVICE_UNAVAILABLE,
				headers, new byte[0]), NOW);
	}

}
