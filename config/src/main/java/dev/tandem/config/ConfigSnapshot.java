package dev.tandem.config;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All values of a source at one revision.
 *
 * @param position where in the history of the source they were loaded. An identity must
 * not be newer than the values: ask for it first
 * @param values the values by their paths, without those that are null
 */
public record ConfigSnapshot(ConfigPosition position, Map<String, ConfigValue> values) {

	public ConfigSnapshot {
		values = Map.copyOf(values);
	}

	/**
	 * Create a snapshot of a source that cannot distinguish one history from another.
	 * @param revision the revision
	 * @param values the values by their paths, without those that are null
	 */
	public ConfigSnapshot(long revision, Map<String, ConfigValue> values) {
		this(new ConfigPosition(revision, null), values);
	}

	/**
	 * Revision of the values.
	 * @return the revision
	 */
	public long revision() {
		return this.position.revision();
	}

	/**
	 * The same values with another identity.
	 * @param identity the identity
	 * @return the snapshot
	 */
	public ConfigSnapshot identifiedBy(@Nullable String identity) {
		return new ConfigSnapshot(new ConfigPosition(revision(), identity), this.values);
	}

}
