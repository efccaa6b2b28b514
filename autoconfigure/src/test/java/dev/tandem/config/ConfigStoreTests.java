package dev.tandem.config;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigStore}.
 */
class ConfigStoreTests {

	private static final int FIELDS = 10_000;

	private static final int CHANGES = 1_000;

	/**
	 * The fields of a snapshot of this size take some 1.6 MB to go through.
	 */
	@Test
	void changeWhenOneOfManyFieldsDoesNotCostTheSizeOfTheSnapshot() {
		List<String> seen = new ArrayList<>(CHANGES);
		ConfigStore store = new ConfigStore((change, old) -> seen.add(change.path()));
		Map<String, ConfigValue> values = new HashMap<>();
		for (int i = 0; i < FIELDS; i++) {
			values.put("field." + i, ConfigValue.of("value"));
		}
		store.reset(new ConfigSnapshot(1, values));
		seen.clear();
		List<ConfigChange> changes = new ArrayList<>();
		for (int i = 0; i < CHANGES; i++) {
			changes.add(new ConfigChange(2L + i, "field." + i, ConfigValue.of("other"), null, null));
		}
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		changes.forEach(store::apply);
		assertThat((threads.getCurrentThreadAllocatedBytes() - before) / CHANGES).isLessThan(2_000);
		assertThat(seen).hasSize(CHANGES);
		assertThat(store.values("")).hasSize(FIELDS)
			.containsEntry("field.999", "other")
			.containsEntry("field.1000", "value");
	}

	@Test
	void valuesWhenBelowPathAreThoseBehindItsDot() {
		ConfigStore store = new ConfigStore((change, old) -> {
		});
		store.reset(new ConfigSnapshot(1, Map.of("a.b", ConfigValue.of("1"), "a.b.c", ConfigValue.of("2"), "a",
				ConfigValue.of("3"), "a-b", ConfigValue.of("4"), "ab", ConfigValue.of("5"))));
		assertThat(store.values("a")).isEqualTo(Map.of("b", "1", "b.c", "2"));
	}

}
