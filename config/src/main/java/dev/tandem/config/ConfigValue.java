package dev.tandem.config;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A value as a source holds it.
 *
 * @param text the value as text; of a sensitive field, what the source shows instead
 * @param checksum changes with the value, {@code null} if the source has none
 * @param sensitive whether the text stands for a value that is not shown
 */
public record ConfigValue(String text, @Nullable String checksum, boolean sensitive) {

	/**
	 * Create a value that may be shown.
	 * @param text the value as text
	 * @return the value
	 */
	public static ConfigValue of(String text) {
		return new ConfigValue(text, null, false);
	}

	/**
	 * Whether two values are the same. Sensitive ones show the same text whatever they
	 * are, so that their checksums decide.
	 */
	static boolean same(@Nullable ConfigValue one, @Nullable ConfigValue other) {
		if (one == null || other == null) {
			return one == null && other == null;
		}
		if (one.sensitive || other.sensitive) {
			return one.sensitive == other.sensitive && Objects.equals(one.checksum, other.checksum);
		}
		return one.text.equals(other.text);
	}

	/**
	 * Without the text, which may be secret although the source does not know it.
	 */
	@Override
	public String toString() {
		return "ConfigValue[checksum=%s, sensitive=%s]".formatted(this.checksum, this.sensitive);
	}

}
