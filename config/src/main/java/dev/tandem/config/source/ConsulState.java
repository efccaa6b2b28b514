package dev.tandem.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigValue;
import dev.tandem.config.opendecree.Checksum;

/**
 * All keys as Consul had them at an index.
 *
 * @param revision revision that they are known by, which never goes back while they are
 * the same
 * @param index index to wait from, 0 to wait for nothing
 * @param values the values by paths
 * @param digest changes with the values
 */
record ConsulState(long revision, long index, Map<String, ConfigValue> values, String digest) {

	static ConsulState of(long index, Map<String, ConfigValue> values) {
		StringBuilder text = new StringBuilder();
		new TreeMap<>(values).forEach((path,
				value) -> text.append(path.length()).append(path).append(value.text().length()).append(value.text()));
		return new ConsulState(index, index, values, Checksum.of(text.toString()));
	}

	boolean isSameAs(ConsulState other) {
		return this.digest.equals(other.digest);
	}

	ConsulState knownBy(long known) {
		return new ConsulState(known, this.index, this.values, this.digest);
	}

	/**
	 * An index that went back is reset, since Consul would wait for one that it may not
	 * reach for long.
	 */
	ConsulState waitingFrom(long next) {
		return new ConsulState(this.revision, (next < this.index) ? 0 : next, this.values, this.digest);
	}

	ConfigSnapshot snapshot() {
		return new ConfigSnapshot(new ConfigPosition(this.revision, this.digest), this.values);
	}

	/**
	 * Changes that lead from other values to these.
	 */
	List<ConfigChange> since(ConsulState before) {
		List<ConfigChange> changes = new ArrayList<>();
		TreeSet<String> paths = new TreeSet<>(before.values.keySet());
		paths.addAll(this.values.keySet());
		for (String path : paths) {
			ConfigValue value = this.values.get(path);
			if (value == null || !value.equals(before.values.get(path))) {
				changes.add(new ConfigChange(this.revision, path, value, null, null));
			}
		}
		return changes;
	}

}
