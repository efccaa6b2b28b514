package dev.tandem.config;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.config.opendecree.GoDuration;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;

/**
 * Binds values as Boot binds properties. What Boot refuses, a duration or a time of
 * OpenDecree may still be.
 */
final class ConfigBinding {

	private static final String ROOT = "root";

	private static final ApplicationConversionService CONVERSION = new Conversion();

	private ConfigBinding() {
	}

	/**
	 * Bind fields.
	 * @param values values by paths below that of the record
	 * @throws RuntimeException if one of them cannot be bound
	 */
	static <T> T bind(Map<String, String> values, Class<T> type) {
		Map<String, String> rooted = new HashMap<>();
		values.forEach((path, value) -> rooted.put(ROOT + "." + path, value));
		return binder(rooted).bindOrCreate(ROOT, Bindable.of(type), new NumberGuard());
	}

	/**
	 * Bind a value.
	 * @return the value, {@code null} if the text stands for none
	 * @throws RuntimeException if it cannot be bound
	 */
	static <T> @Nullable T bind(String name, Map<String, String> values, Class<T> type) {
		return binder(values).bind(name, Bindable.of(type), new NumberGuard()).orElse(null);
	}

	private static Binder binder(Map<String, String> values) {
		return new Binder(List.of(new MapConfigurationPropertySource(values)), null, CONVERSION);
	}

	/**
	 * Boot's conversion, and the texts of OpenDecree that it does not know.
	 */
	private static final class Conversion extends ApplicationConversionService {

		@Override
		public @Nullable Object convert(@Nullable Object source, @Nullable TypeDescriptor sourceType,
				TypeDescriptor targetType) {
			try {
				return super.convert(source, sourceType, targetType);
			}
			catch (ConversionException ex) {
				if (source instanceof String text) {
					Class<?> type = targetType.getType();
					if (type == Duration.class) {
						return GoDuration.parse(text.strip());
					}
					if (type == Instant.class) {
						return OffsetDateTime.parse(text.strip()).toInstant();
					}
				}
				throw ex;
			}
		}

	}

}
