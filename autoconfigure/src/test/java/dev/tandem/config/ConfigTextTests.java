package dev.tandem.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.opendecree.GoDuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * Tests for {@link ConfigText} and {@link GoDuration}.
 */
class ConfigTextTests {

	@Test
	void textWhenReadIsOfTheType() {
		assertThat(ConfigText.read("9007199254740993", Long.class)).isEqualTo(9007199254740993L);
		assertThat(ConfigText.read("3", int.class)).isEqualTo(3);
		assertThat(ConfigText.read("1e21", Double.class)).isEqualTo(1e21);
		assertThat(ConfigText.read("0.10", BigDecimal.class)).isEqualTo(new BigDecimal("0.10"));
		assertThat(ConfigText.read("TRUE", Boolean.class)).isTrue();
		assertThat(ConfigText.read("0", boolean.class)).isFalse();
		assertThat(ConfigText.read("2026-11-21T10:00:00+02:00", Instant.class))
			.isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
		assertThat(ConfigText.read("https://example.com/a", URI.class)).isEqualTo(URI.create("https://example.com/a"));
		assertThat(ConfigText.read("seconds", TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
		assertThat(ConfigText.read("{\"x\":1,\"y\":2}", Point.class)).isEqualTo(new Point(1, 2));
		assertThat(ConfigText.read("[1]", JsonNode.class).get(0).intValue()).isEqualTo(1);
		assertThat(ConfigText.read(" as it is ", String.class)).isEqualTo(" as it is ");
	}

	@ParameterizedTest
	@CsvSource({ "1.5,java.lang.Integer", "1d,java.lang.Double", "NaN,java.lang.Double", "1e999,java.lang.Double",
			"yes,java.lang.Boolean", "24,java.time.Duration", "9223372036854775808,java.lang.Long",
			"2026-11-21,java.time.Instant" })
	void textWhenOfAnotherTypeFails(String text, Class<?> type) {
		assertThatRuntimeException().isThrownBy(() -> ConfigText.read(text, type));
	}

	@ParameterizedTest
	@CsvSource({ "90.500s,PT1M30.5S,1m30.5s", "24h,PT24H,24h0m0s", "1m30.5s,PT1M30.5S,1m30.5s",
			"-1.5h,PT-1H-30M,-1h30m0s", "0s,PT0S,0s", "0,PT0S,0s", "100ms,PT0.1S,100ms", "1.5us,PT0.0000015S,1.5µs",
			"7ns,PT0.000000007S,7ns", "PT10S,PT10S,10s", "1h0m1s,PT1H1S,1h0m1s", "60s,PT1M,1m0s", "20s,PT20S,20s" })
	void durationWhenReadIsWrittenAsGoDoes(String text, Duration duration, String go) {
		assertThat(ConfigText.read(text, Duration.class)).isEqualTo(duration);
		assertThat(GoDuration.format(duration)).isEqualTo(go);
	}

	/**
	 * A value of thousands of parts comes from outside like any other.
	 */
	@Test
	void durationWhenOfManyPartsIsTheirSum() {
		assertThat(GoDuration.parse("1s".repeat(20_000))).isEqualTo(Duration.ofSeconds(20_000));
		assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse("1s".repeat(20_000) + "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "+", "1", "s", "1s2", "0 ", "00", "1x", ".s", "--1s", "1s-1s" })
	void durationWhenMalformedIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> GoDuration.parse(text));
	}

	record Point(int x, int y) {

	}

}
