package dev.tandem.config;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.opendecree.GoDuration;
import dev.tandem.config.opendecree.TypedValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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
		assertThat(Objects.requireNonNull(ConfigText.read("[1]", JsonNode.class)).get(0).intValue()).isEqualTo(1);
		assertThat(ConfigText.read(" as it is ", String.class)).isEqualTo(" as it is ");
	}

	@ParameterizedTest
	@CsvSource({ "1.5,java.lang.Integer", "maybe,java.lang.Boolean", "24x,java.time.Duration",
			"9223372036854775808,java.lang.Long", "2026-11-21,java.time.Instant", "1e99999,java.math.BigDecimal" })
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
	 * Boot's binder is the oracle: what it takes is the same for a field and in a record.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "42\n", "yes", " 0.5 ", "1d", "30", "off", "1", "0x1F", "NaN", "1e999", "1,000", "TRUE",
			"on ", "PT1M", "2h", "-5s", "Seconds", "SECONDS", "UTC", "10MB", "https://example.com", "", " ", "1e3",
			"+7", "2026-11-21T08:00:00Z", "de-CH", "x" })
	void textWhenBootTakesItIsTheSameForAFieldAndInARecord(String text) {
		for (RecordComponent component : All.class.getRecordComponents()) {
			Class<?> type = component.getType();
			Object expected = attempt(
					() -> new Binder(new MapConfigurationPropertySource(Map.of("value", text))).bind("value", type)
						.orElse(null));
			if (!(expected instanceof Failed)) {
				assertThat(attempt(() -> ConfigText.read(text, type))).as("field of %s", type).isEqualTo(expected);
				assertThat(attempt(() -> component.getAccessor()
					.invoke(ConfigBinding.bind(Map.of(component.getName(), text), All.class))))
					.as("in a record: %s", type)
					.isEqualTo(expected);
			}
		}
	}

	private static @Nullable Object attempt(Callable<@Nullable Object> read) {
		try {
			return read.call();
		}
		catch (Exception ex) {
			return new Failed();
		}
	}

	/**
	 * Each would take seconds to read, or later to compute with.
	 */
	@Test
	void numberWhenOfTooManyDigitsIsRefusedBeforeItIsRead() {
		String digits = "1".repeat(400_000);
		assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
			for (String text : List.of(digits, "0." + digits, "1e400000", "-1E-0999999")) {
				assertThatException().isThrownBy(() -> ConfigText.read(text, BigDecimal.class))
					.withMessageNotContaining(text)
					.havingCause()
					.withMessageContaining("digits");
				assertThatException().isThrownBy(() -> ConfigBinding.bind(Map.of("decimal", text), Numbers.class));
				assertThatException()
					.isThrownBy(() -> ConfigBinding.bind(Map.of("numbers", "1," + text), Numbers.class));
			}
			assertThatException().isThrownBy(() -> ConfigText.read(digits + "s", Duration.class));
			assertThatIllegalArgumentException().isThrownBy(() -> TypedValue.of(BigDecimal.ONE).withText(digits));
		});
		assertThat(ConfigText.read("1e99", BigDecimal.class)).isEqualTo(new BigDecimal("1e99"));
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

	record All(@Nullable Integer integer, @Nullable Long whole, @Nullable Double real, @Nullable BigDecimal decimal,
			@Nullable Boolean flag, @Nullable Duration time, @Nullable Instant at, @Nullable URI uri,
			@Nullable TimeUnit unit, @Nullable ZoneId zone, @Nullable DataSize size, @Nullable Locale locale,
			@Nullable String string) {

	}

	record Numbers(BigDecimal decimal, List<BigDecimal> numbers) {

	}

	record Failed() {

	}

	record Point(int x, int y) {

	}

}
