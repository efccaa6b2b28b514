package dev.tandem.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import dev.tandem.config.opendecree.GoDuration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;

/**
 * Reads values, which sources hold as text, as the type that is wanted.
 */
final class ConfigText {

	private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(String.class, Function.identity(),
			Integer.class, Integer::valueOf, Long.class, Long::valueOf, Double.class, ConfigText::toDouble,
			BigDecimal.class, BigDecimal::new, Boolean.class, ConfigText::toBoolean, Duration.class,
			ConfigText::toDuration, Instant.class, (text) -> OffsetDateTime.parse(text).toInstant(), URI.class,
			URI::create);

	private static final boolean JACKSON = ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper",
			ConfigText.class.getClassLoader());

	private ConfigText() {
	}

	/**
	 * Read a text as a type. What the failure says is not for anyone to see, since it may
	 * quote the value.
	 * @throws RuntimeException if it cannot be read as this type
	 */
	@SuppressWarnings("unchecked")
	static <T> T read(String text, Class<T> wanted) {
		Class<T> type = (Class<T>) ClassUtils.resolvePrimitiveIfNecessary(wanted);
		Function<String, ?> reader = READERS.get(type);
		Object value = (reader != null) ? reader.apply(text) : readOther(text, type);
		if (value == null) {
			throw new IllegalArgumentException("The text stands for no value");
		}
		return type.cast(value);
	}

	private static @Nullable Object readOther(String text, Class<?> type) {
		ConversionService conversion = ApplicationConversionService.getSharedInstance();
		boolean json = JACKSON && (text.startsWith("{") || text.startsWith("[") || type.getName().startsWith("tools."));
		if (!json && conversion.canConvert(String.class, type)) {
			return conversion.convert(text, type);
		}
		return JACKSON ? JsonText.read(text, type) : null;
	}

	/**
	 * {@link Double#valueOf(String)} would take {@code NaN} and {@code 1d} as well.
	 */
	private static Double toDouble(String text) {
		double value = new BigDecimal(text).doubleValue();
		if (Double.isInfinite(value)) {
			throw new NumberFormatException("The number is too large");
		}
		return value;
	}

	private static Boolean toBoolean(String text) {
		return switch (text.toLowerCase(Locale.ROOT)) {
			case "true", "1" -> true;
			case "false", "0" -> false;
			default -> throw new IllegalArgumentException("The text is neither true nor false");
		};
	}

	private static Duration toDuration(String text) {
		return text.contains("P") ? Duration.parse(text) : GoDuration.parse(text);
	}

}
