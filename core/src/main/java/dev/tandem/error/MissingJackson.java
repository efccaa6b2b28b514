package dev.tandem.error;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Says that JSON cannot be read since Jackson is missing, which Spring Boot always brings
 * but a library or a script may not.
 */
final class MissingJackson {

	private MissingJackson() {
	}

	/**
	 * What to add to the message of a content type that no codec reads.
	 * @param contentType the content type of the response
	 * @param loader looks for Jackson
	 * @return the remedy, empty if the content type is another or Jackson is there
	 */
	static String remedy(@Nullable String contentType, @Nullable ClassLoader loader) {
		boolean json = contentType != null && contentType.contains("json");
		return (json && !ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", loader))
				? ": Jackson reads JSON, so add tools.jackson.core:jackson-databind to the class path" : "";
	}

}
