package dev.tandem.autoconfigure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Guesses which name was meant by a mistyped one.
 */
final class NearestName {

	private NearestName() {
	}

	/**
	 * The nearest candidate, if one is near enough to be meant.
	 */
	static Optional<String> of(String name, Collection<String> candidates) {
		return candidates.stream()
			.filter((candidate) -> distance(name, candidate) <= Math.max(2, name.length() / 3))
			.min(Comparator.comparingInt((candidate) -> distance(name, candidate)));
	}

	/**
	 * All candidates, the nearest first.
	 */
	static List<String> sorted(String name, Collection<String> candidates) {
		return candidates.stream()
			.sorted(Comparator.<String>comparingInt((candidate) -> distance(name, candidate))
				.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	/**
	 * Edits that turn one name into the other (Levenshtein).
	 */
	private static int distance(String one, String other) {
		int[] previous = new int[other.length() + 1];
		for (int j = 0; j <= other.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] current = new int[other.length() + 1];
			current[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int replaced = previous[j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[other.length()];
	}

}
