package dev.tandem.config.opendecree;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Response that holds a schema.
 *
 * @param schema the schema
 */
public record SchemaAnswer(Schema schema) {

	/**
	 * What the fields of a configuration are.
	 *
	 * @param id its id
	 * @param name its name
	 * @param description description, empty for none
	 * @param version version of the schema
	 * @param published whether tenants may have it
	 * @param fields the fields
	 */
	public record Schema(String id, String name, String description, int version, boolean published,
			List<Field> fields) {

	}

	/**
	 * A field.
	 *
	 * @param path its path
	 * @param type its type, such as {@code FIELD_TYPE_STRING}
	 * @param constraints what values may be, {@code null} for any of the type
	 * @param nullable whether it may be without a value
	 * @param deprecated whether it should be used no more
	 * @param redirectTo path of the field to use instead, {@code null} for none
	 * @param defaultValue canonical text of the default, {@code null} for none
	 * @param title short name, {@code null} for none
	 * @param description description, {@code null} for none
	 * @param example an example, {@code null} for none
	 * @param examples more examples, by their names; {@code null} if they are not given
	 * @param tags tags; {@code null} if they are not given
	 * @param format format of the text, {@code null} for any
	 * @param readOnly whether it cannot be written
	 * @param writeOnce whether it can be written only once
	 * @param sensitive whether its values are hidden
	 */
	public record Field(String path, String type, @Nullable Constraints constraints, boolean nullable,
			boolean deprecated, @Nullable String redirectTo, @Nullable String defaultValue, @Nullable String title,
			@Nullable String description, @Nullable String example, @Nullable Map<String, Object> examples,
			@Nullable List<String> tags, @Nullable String format, boolean readOnly, boolean writeOnce,
			boolean sensitive) {

	}

	/**
	 * What values may be; {@code null} where there is no such constraint.
	 *
	 * @param min least number
	 * @param max greatest number
	 * @param exclusiveMin number that must be exceeded
	 * @param exclusiveMax number that must not be reached
	 * @param minLength least length of a text
	 * @param maxLength greatest length of a text
	 * @param regex pattern of a text
	 * @param enumValues values to choose from
	 * @param jsonSchema schema of a JSON value
	 * @param allowedSchemes schemes of a URL
	 */
	public record Constraints(@Nullable Double min, @Nullable Double max, @Nullable Double exclusiveMin,
			@Nullable Double exclusiveMax, @Nullable Integer minLength, @Nullable Integer maxLength,
			@Nullable String regex, @Nullable List<String> enumValues, @Nullable String jsonSchema,
			@Nullable List<String> allowedSchemes) {

	}

}
