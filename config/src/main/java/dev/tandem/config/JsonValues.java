package dev.tandem.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON; loaded only where Jackson is there.
 */
final class JsonValues {

	private JsonValues() {
	}

	static @Nullable Object read(String text, Class<?> type) {
		return JsonMapper.shared().readValue(text, type);
	}

}
