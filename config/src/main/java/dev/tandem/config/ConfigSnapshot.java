package dev.tandem.config;

import java.util.Map;

/**
 * All values of a source at one revision.
 *
 * @param revision the revision
 * @param values the values by their paths, without those that are null
 */
public record ConfigSnapshot(long revision, Map<String, ConfigValue> values) {

	public ConfigSnapshot {
		values = Map.copyOf(values);
	}

}
