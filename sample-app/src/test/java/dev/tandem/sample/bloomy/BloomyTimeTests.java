package dev.tandem.sample.bloomy;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BloomyTimeTests {

	@ParameterizedTest
	@CsvSource({ "2026-11-02T09:00:00Z, 2026-11-02T09:00:00Z", "2026-11-02T10:00:00.5+01:00, 2026-11-02T09:00:00.500Z",
			"2026-11-02T09:00:00, 2026-11-02T09:00:00Z", "2026-11-02, 2026-11-02T00:00:00Z" })
	void readWhenTimeIsInstant(String text, Instant expected) {
		assertThat(read('"' + text + '"')).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"\"", "\" \"", "null" })
	void readWhenThereIsNoneIsNull(String json) {
		assertThat(read(json)).isNull();
	}

	@Test
	void readWhenNotTimeFails() {
		assertThatExceptionOfType(InvalidFormatException.class).isThrownBy(() -> read("\"tomorrow\""))
			.withMessageContaining("not a date or time");
	}

	private static @Nullable Instant read(String json) {
		return JsonMapper.shared().readValue("{\"time\":" + json + "}", Holder.class).time();
	}

	record Holder(@BloomyTime @Nullable Instant time) {

	}

}
