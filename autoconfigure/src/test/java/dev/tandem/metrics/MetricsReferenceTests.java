package dev.tandem.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.observation.ApiAttemptObservationDocumentation;
import dev.tandem.observation.ApiCallObservationDocumentation;
import dev.tandem.observation.DocumentedKeyName;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/reference/metrics.md} is what the documentation enums say. After a change
 * that is meant, run the test with {@code -Dgolden.update=true} and read the difference.
 */
class MetricsReferenceTests {

	private static final Path PAGE = Path.of("../docs/reference/metrics.md");

	@Test
	void pageIsWhatTheEnumsSay() throws IOException {
		String expected = template()
			.replace("{{calls}}", tags(ApiCallObservationDocumentation.CALL.getLowCardinalityKeyNames()))
			.replace("{{attempts}}", tags(ApiAttemptObservationDocumentation.ATTEMPT.getLowCardinalityKeyNames()))
			.replace("{{span}}", tags(ApiAttemptObservationDocumentation.ATTEMPT.getHighCardinalityKeyNames()))
			.replace("{{client}}",
					meters(Stream.of(ClientMeterDocumentation.values())
						.map((meter) -> row(meter, meter.description()))))
			.replace("{{clientTags}}", tags(ClientKeyNames.values()))
			.replace("{{pools}}",
					meters(Stream.of(PoolMeterDocumentation.values()).map((meter) -> row(meter, meter.description()))))
			.replace("{{poolTags}}", tags(PoolKeyNames.values()))
			.replace("{{config}}", meters(
					Stream.of(ConfigMeterDocumentation.values()).map((meter) -> row(meter, meter.description()))));
		if (Boolean.getBoolean("golden.update")) {
			Files.writeString(PAGE, expected);
		}
		assertThat(PAGE).hasContent(expected);
	}

	private static String template() throws IOException {
		try (InputStream template = MetricsReferenceTests.class.getResourceAsStream("metrics.md")) {
			return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String meters(Stream<String> rows) {
		return rows.collect(Collectors.joining("\n", "| name | kind | unit | tags | |\n|---|---|---|---|---|\n", ""));
	}

	private static String row(MeterDocumentation meter, String description) {
		String tags = Stream.of(meter.getKeyNames())
			.map((key) -> "`" + key.asString() + "`")
			.collect(Collectors.joining(", "));
		String unit = Objects.requireNonNullElse(meter.getBaseUnit(), "");
		return "| `%s` | %s | %s | %s | %s |".formatted(meter.getName(),
				meter.getType().name().toLowerCase(Locale.ROOT), unit, tags, description);
	}

	private static String tags(KeyName... keys) {
		return Stream.of(keys)
			.map(DocumentedKeyName.class::cast)
			.map((key) -> "| `%s` | %s |".formatted(key.asString(), key.description()))
			.collect(Collectors.joining("\n", "| tag | |\n|---|---|\n", ""));
	}

}
