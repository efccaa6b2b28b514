package dev.tandem.config.opendecree;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Writes one field.
 *
 * @param value the value, {@code null} to set it to null
 * @param expectedChecksum checksum that the field must have, {@code null} for any; a
 * field without a value takes any write
 * @param description description of the version, {@code null} for none
 * @param valueDescription description of the value, {@code null} for none
 * @param idempotencyKey key by which the server knows a repeated write for 24 hours,
 * {@code null} for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldUpdate(@Nullable TypedValue value, @Nullable String expectedChecksum, @Nullable String description,
		@Nullable String valueDescription, @Nullable String idempotencyKey) {

	/**
	 * An update without conditions.
	 * @param value the value, {@code null} to set it to null
	 * @return the update
	 */
	public static FieldUpdate to(@Nullable TypedValue value) {
		return new FieldUpdate(value, null, null, null, null);
	}

	/**
	 * The same update with a description of its value, which reads show on demand.
	 * @param text the description
	 * @return the update
	 */
	public FieldUpdate describedAs(String text) {
		return new FieldUpdate(this.value, this.expectedChecksum, this.description, text, this.idempotencyKey);
	}

}
