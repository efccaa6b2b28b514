package dev.tandem.autoconfigure;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds the keys whose values differ between two states of a client's properties.
 */
final class ChangedKeys {

	private ChangedKeys() {
	}

	static Set<String> between(Map<String, Object> before, Map<String, Object> after) {
		Set<String> keys = new TreeSet<>();
		compare("", before, after, keys);
		return keys;
	}

	private static void compare(String prefix, Map<?, ?> before, Map<?, ?> after, Set<String> keys) {
		Stream.concat(before.keySet().stream(), after.keySet().stream()).distinct().forEach((key) -> {
			Object old = before.get(key);
			Object current = after.get(key);
			if (old instanceof Map<?, ?> one && current instanceof Map<?, ?> other) {
				compare(prefix + key + ".", one, other, keys);
			}
			else if (!Objects.equals(old, current)) {
				keys.add(prefix + key);
			}
		});
	}

}
