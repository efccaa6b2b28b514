package dev.tandem.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tandem.ApiOperation;
import dev.tandem.ApiResponseException;
import dev.tandem.RetryDelayReader;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestedDelay}.
 */
class RequestedDelayTests {

	private static Duration delay(String retryAfter, RetryDelayReader... readers) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Retry-After", retryAfter);
		ApiResponseException answer = ApiResponseException.of(
				new ApiOperation("shop", "ShopApi#get", HttpMethod.GET, "/"), 1, Duration.ZERO,
				HttpStatus.SERVICE_UNAVAILABLE, headers, new byte[0]);
		return new RequestedDelay(List.of(readers)).of(answer, Instant.EPOCH);
	}

	private static RetryDelayReader seconds(int seconds) {
		return (client, answer) -> Optional.of(Duration.ofSeconds(seconds));
	}

	@Test
	void ofWhenHeaderAndReaderIsTheLonger() {
		assertThat(delay("3")).hasSeconds(3);
		assertThat(delay("3", seconds(5))).hasSeconds(5);
		assertThat(delay("3", seconds(2))).hasSeconds(3);
		assertThat(delay("3", seconds(-2))).hasSeconds(3);
	}

	@Test
	void ofWhenSeveralReadersIsThatOfTheFirstThatAnswers() {
		assertThat(delay("0", (client, answer) -> Optional.empty(), seconds(2), seconds(5))).hasSeconds(2);
	}

	@Test
	void ofWhenReaderFailsIsThatOfTheNext() {
		assertThat(delay("0", (client, answer) -> {
			throw new IllegalStateException();
		}, seconds(2))).hasSeconds(2);
	}

	@Test
	void ofWhenNoAnswerIsZero() {
		assertThat(new RequestedDelay(List.of(seconds(1))).of(new IOException(), Instant.EPOCH)).isZero();
	}

}
