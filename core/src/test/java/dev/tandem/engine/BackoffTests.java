package dev.tandem.engine;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.tandem.settings.ClientSettings;
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

	@Test
	void afterWhenJitterNeverExceedsTheLongest() {
		Backoff backoff = backoff(0.5);
		assertThat(IntStream.range(0, 1000).mapToObj((i) -> backoff.after(9)).map(Duration::toMillis))
			.allMatch((delay) -> delay >= 500 && delay <= 1000)
			.anyMatch((delay) -> delay < 600)
			.anyMatch((delay) -> delay > 900);
		assertThat(IntStream.range(0, 1000).mapToObj((i) -> backoff.after(4)).map(Duration::toMillis))
			.allMatch((delay) -> delay >= 400 && delay <= 1000);
	}

	@Test
	void afterWhenAttemptsAreManyStaysFinite() {
		assertThat(backoff(1).after(Integer.MAX_VALUE)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
	}

	private static Backoff backoff(double jitter) {
		return new Backoff(new ClientSettings.Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), jitter));
	}

}
