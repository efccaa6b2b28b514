package dev.tandem.client;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.tandem.Internal;

/**
 * The keys that a message lists for one that does not exist. All of them would be too
 * many to read.
 */
@Internal
public final class KeyList {

	private KeyList() {
	}

	/**
	 * Describe the keys beside one that does not exist, those below {@code retry} for
	 * {@code retry.foo}, or what the keys begin with if there are none.
	 * @param unknown the key that does not exist
	 * @param keys all keys
	 * @return a sentence
	 */
	public static String beside(String unknown, Collection<String> keys) {
		for (int end = unknown.lastIndexOf('.'); end > 0; end = unknown.lastIndexOf('.', end - 1)) {
			String parent = uniform(unknown.substring(0, end + 1));
			List<String> beside = keys.stream().filter((key) -> uniform(key).startsWith(parent)).sorted().toList();
			if (!beside.isEmpty()) {
				return "The keys below '%s' are: %s.".formatted(unknown.substring(0, end), String.join(", ", beside));
			}
		}
		Set<String> first = keys.stream()
			.map((key) -> key.contains(".") ? key.substring(0, key.indexOf('.')) + ".*" : key)
			.collect(Collectors.toCollection(TreeSet::new));
		return "The keys are: %s.".formatted(String.join(", ", first));
	}

	private static String uniform(String key) {
		return key.replace("-", "");
	}

}
