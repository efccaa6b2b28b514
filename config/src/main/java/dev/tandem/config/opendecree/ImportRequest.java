package dev.tandem.config.opendecree;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Writes a configuration from YAML at one version. What an export has hidden would be
 * written as it is shown, {@code [REDACTED]}: take it out before.
 *
 * @param yamlContent the YAML in Base64
 * @param description description of the version, {@code null} for none
 * @param mode what becomes of the values that there are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportRequest(String yamlContent, @Nullable String description, Mode mode) {

	/**
	 * Imports a text.
	 * @param yaml the YAML
	 * @param mode what becomes of the values that there are
	 * @return the request
	 */
	public static ImportRequest of(String yaml, Mode mode) {
		return new ImportRequest(Base64.getEncoder().encodeToString(yaml.getBytes(StandardCharsets.UTF_8)), null, mode);
	}

	/**
	 * What becomes of the values that there are.
	 */
	public enum Mode {

		/**
		 * Those in the file are written, the others stay.
		 */
		IMPORT_MODE_MERGE,

		/**
		 * Those in the file are written, the others are unset.
		 */
		IMPORT_MODE_REPLACE,

		/**
		 * Those in the file are written where there is no value.
		 */
		IMPORT_MODE_DEFAULTS

	}

}
