package dev.tandem.config;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.ClassUtils;

/**
 * Reads values, which sources hold as text, as the type that is wanted: as Boot converts
 * a property, and JSON where Jackson is there.
 */
final class ConfigText {

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			ConfigText.class.getClassLoader());

	private ConfigText() {
	}

	/**
	 * Read a text as a type.
	 * @return the value, {@code null} if the text stands for none, as an empty one does
	 * for a number
	 * @throws RuntimeException if it cannot be read as this type. What it says may quote
	 * the value
	 */
	@SuppressWarnings("unchecked")
	static <T> @Nullable T read(String text, Class<T> wanted) {
		Class<T> type = (Class<T>) ClassUtils.resolvePrimitiveIfNecessary(wanted);
		if (type == String.class) {
			return type.cast(text);
		}
		boolean convertible = ApplicationConversionService.getSharedInstance().canConvert(String.class, type);
		boolean json = JACKSON && (text.startsWith("{") || text.startsWith("[") || type.getName().startsWith("tools."));
		if (json || (JACKSON && !convertible)) {
			return type.cast(JsonValues.read(text, type));
		}
		return ConfigBinding.bind("value", Map.of("value", text), type);
	}

}
