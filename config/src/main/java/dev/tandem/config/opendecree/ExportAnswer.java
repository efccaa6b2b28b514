package dev.tandem.config.opendecree;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A configuration as YAML. Sensitive values are hidden in it.
 *
 * @param yamlContent the YAML in Base64
 */
public record ExportAnswer(String yamlContent) {

	/**
	 * The YAML.
	 * @return the text
	 */
	public String yaml() {
		return new String(Base64.getDecoder().decode(this.yamlContent), StandardCharsets.UTF_8);
	}

}
