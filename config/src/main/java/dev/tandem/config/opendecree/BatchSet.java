package dev.tandem.config.opendecree;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields at one version, or none of them.
 *
 * @param updates the fields
 * @param description description of the version, {@code null} for none
 * @param idempotencyKey key by which the server knows a repeated write for 24 hours,
 * {@code null} for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BatchSet(List<Update> updates, @Nullable String description, @Nullable String idempotencyKey) {

	/**
	 * Writes one of the fields.
	 *
	 * @param fieldPath path of the field
	 * @param value the value, {@code null} to set it to null
	 * @param expectedChecksum checksum that the field must have, {@code null} for any
	 * @param valueDescription description of the value, {@code null} for none
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Update(String fieldPath, @Nullable TypedValue value, @Nullable String expectedChecksum,
			@Nullable String valueDescription) {

	}

}
