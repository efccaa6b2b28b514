package dev.tandem.exchange;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.tandem.client.ApiClientSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void afterWhenNoJitterGrowsToTheLongest() {
		Backoff backoff = backoff(0);
		assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::after).map(Duration::toMillis)).containsExactly(100L,
				200L, 400L, 800L, 1000L, 1000L);
	}

	@Test
	void afterWhenJitterStaysWithinItsShare() {
		Backoff backoff = backoff(0.5);
		assertThat(IntStream.range(0, 1000).mapToObj((i) -> backoff.after(1)).map(Duration::toMillis))
			.allMatch((delay) -> delay >= 50 && delay <= 150)
			.anyMatch((delay) -> delay < 90)
			.anyMatch((delay) -> delay > 110);
	}

	private static Backoff backoff(double jitter) {
		return new Backoff(new ApiClientSettings.Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), jitter));
	}

}
