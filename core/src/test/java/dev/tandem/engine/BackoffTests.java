package dev.tandem.engine;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.tandem.settings.ClientSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTests {

	@Test
	void afterWhenNoJitterGrowsToTheLongest() {
		Backoff backoff = backoff(0, 0.5);
		assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::after).map(Duration::toMillis)).containsExactly(100L,
				200L, 400L, 800L, 1000L, 1000L);
	}

	@ParameterizedTest
	@CsvSource({ "0, 50", "0.25, 75", "0.5, 100", "0.75, 125", "1, 150" })
	void afterWhenJitterStaysWithinItsShare(double random, long delay) {
		assertThat(backoff(0.5, random).after(1)).hasMillis(delay);
	}

	@ParameterizedTest
	@CsvSource({ "4, 0, 400", "4, 1, 1000", "9, 0, 500", "9, 0.5, 750", "9, 1, 1000" })
	void afterWhenJitterNeverExceedsTheLongest(int attempt, double random, long delay) {
		assertThat(backoff(0.5, random).after(attempt)).hasMillis(delay);
	}

	@Test
	void afterWhenAttemptsAreManyStaysFinite() {
		assertThat(backoff(1, 0.5).after(Integer.MAX_VALUE)).hasMillis(500);
	}

	private static Backoff backoff(double jitter, double random) {
		return new Backoff(new ClientSettings.Backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), jitter),
				() -> random);
	}

}
