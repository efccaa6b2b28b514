package dev.tandem.config;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.origin.Origin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigPropertySource}.
 */
class ConfigPropertySourceTests {

	@Test
	void valuesWhenNotFollowedAreThoseOfTheSnapshot() {
		ConfigPropertySource source = new ConfigPropertySource(new ConfigSnapshot(7, Map.of("fee", ConfigValue.of("1"),
				"secret", new ConfigValue("[REDACTED]", "abc", true), "empty", ConfigValue.of(""))));
		assertThat(source.getPropertyNames()).containsExactly("empty", "fee");
		assertThat(source.getProperty("fee")).isEqualTo("1");
		assertThat(source.getProperty("empty")).isEqualTo("");
		assertThat(source.getProperty("secret")).isNull();
		assertThat(source.getProperty("none")).isNull();
		assertThat(Origin.from(source)).isNull();
		assertThat(source.getOrigin("fee")).hasToString("remote configuration, field 'fee' at revision 7");
		assertThat(source.getOrigin("secret")).isNull();
	}

	@Test
	void namesWhenOnlyAValueChangesAreNotListedAnew() {
		try (WatchHarness harness = new WatchHarness()) {
			ConfigPropertySource source = new ConfigPropertySource(null);
			harness.source().write("fee", "1");
			source.follow(harness.watch());
			harness.started();
			String[] names = source.getPropertyNames();
			harness.source().write("fee", "2");
			harness.pass(Duration.ZERO);
			assertThat(source.getProperty("fee")).isEqualTo("2");
			assertThat(source.getPropertyNames()).isSameAs(names);
			harness.source().write("added", "1");
			harness.pass(Duration.ZERO);
			assertThat(source.getPropertyNames()).containsExactly("added", "fee");
			harness.source().write("fee", null);
			harness.pass(Duration.ZERO);
			assertThat(source.getPropertyNames()).containsExactly("added");
		}
	}

	@Test
	void differenceWhenMadeBetweenImportAndStartIsAChange() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("fee", "1");
			harness.source().write("same", "x");
			new ConfigPropertySource(harness.source().snapshot()).follow(harness.watch());
			assertThat(harness.watch().value("fee")).contains("1");
			harness.source().write("fee", "2");
			harness.started();
			assertThat(harness.changes()).singleElement()
				.satisfies(
						(event) -> assertThat(event.path() + event.oldValue() + event.newValue()).isEqualTo("fee12"));
		}
	}

}
