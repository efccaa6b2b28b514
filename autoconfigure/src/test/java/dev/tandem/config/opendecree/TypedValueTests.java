package dev.tandem.config.opendecree;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TypedValue} and {@link Checksum}.
 */
class TypedValueTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@ParameterizedTest
	@CsvSource({ "'',ef46db3751d8e999", "101,97a82399d475d95f", "false,6d3f99ccc0c03a7a", "1m30.5s,328433670aa4653e",
			"1000000000000000000000,7207a47c630ea29f", "[REDACTED],7d2fedd8154902ab",
			"Nobody inspects the spammish repetition,fbcea83c8a378bf1" })
	void checksumWhenComputedIsThatOfTheServer(String canonical, String checksum) {
		assertThat(Checksum.of(canonical)).isEqualTo(checksum);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"integerValue":"101"}                   | 97a82399d475d95f
			{"boolValue":false}                      | 6d3f99ccc0c03a7a
			{"durationValue":"90.500s"}              | 328433670aa4653e
			{"numberValue":1e+21}                    | 7207a47c630ea29f
			{"stringValue":""}                       | ef46db3751d8e999
			""")
	void checksumWhenOfTypedValueIsThatOfTheServer(String json, String checksum) {
		assertThat(Checksum.of(JSON.readValue(json, TypedValue.class).canonical())).isEqualTo(checksum);
	}

	@Test
	void valueWhenWrittenHoldsItsTypeAlone() {
		assertThat(json(9007199254740993L)).isEqualTo("{\"integerValue\":9007199254740993}");
		assertThat(json(3)).isEqualTo("{\"integerValue\":3}");
		assertThat(json(1.5)).isEqualTo("{\"numberValue\":1.5}");
		assertThat(json(new BigDecimal("0.1"))).isEqualTo("{\"numberValue\":0.1}");
		assertThat(json("a")).isEqualTo("{\"stringValue\":\"a\"}");
		assertThat(json(true)).isEqualTo("{\"boolValue\":true}");
		assertThat(json(Instant.EPOCH)).isEqualTo("{\"timeValue\":\"1970-01-01T00:00:00Z\"}");
		assertThat(json(Duration.ofMillis(90_500))).isEqualTo("{\"durationValue\":\"90.500000000s\"}");
		assertThat(json(Duration.ofMillis(-1_500))).isEqualTo("{\"durationValue\":\"-1.500000000s\"}");
		assertThat(json(URI.create("https://a"))).isEqualTo("{\"urlValue\":\"https://a\"}");
		assertThat(JSON.writeValueAsString(TypedValue.json("[]"))).isEqualTo("{\"jsonValue\":\"[]\"}");
	}

	private static String json(Object value) {
		return JSON.writeValueAsString(TypedValue.of(value));
	}

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void numberWhenNotFiniteIsRefused(double number) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValue.of(number));
	}

	@Test
	void typeWhenNoFieldHasItIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValue.of(List.of()))
			.withMessageContaining("TypedValue.json");
	}

	@Test
	void textWhenPrintedIsNotShown() {
		assertThat(TypedValue.of("s3cr3t")).asString().doesNotContain("s3cr3t");
	}

	@Test
	void checksumWhenOfEveryLengthDiffers() {
		String text = "0123456789".repeat(10);
		assertThat(IntStream.range(0, 100)
			.mapToLong((length) -> XxHash64.hash(text.substring(0, length).getBytes(StandardCharsets.UTF_8)))
			.distinct()
			.count()).isEqualTo(100);
	}

}
