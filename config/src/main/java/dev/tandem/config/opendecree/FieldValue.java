package dev.tandem.config.opendecree;

import org.jspecify.annotations.Nullable;

/**
 * A field and its value.
 *
 * @param fieldPath path of the field
 * @param value the value, {@code null} when it is null; in a snapshot a zero stands for
 * that
 * @param checksum checksum of the value, empty when it is null
 * @param description description of the value, {@code null} if there is none
 */
public record FieldValue(String fieldPath, @Nullable TypedValue value, String checksum, @Nullable String description) {

	/**
	 * Whether the field has no value.
	 * @return whether it is null
	 */
	public boolean isUnset() {
		return this.value == null || this.checksum.isEmpty();
	}

}
