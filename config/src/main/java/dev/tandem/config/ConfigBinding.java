package dev.tandem.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/**
 * Binds fields to a record as Boot binds properties, with the durations of OpenDecree.
 */
final class ConfigBinding {

	private static final String ROOT = "root";

	private static final ApplicationConversionService CONVERSION = conversion();

	private ConfigBinding() {
	}

	private static ApplicationConversionService conversion() {
		ApplicationConversionService conversion = new ApplicationConversionService();
		conversion.addConverter(String.class, Duration.class, (text) -> ConfigText.read(text, Duration.class));
		return conversion;
	}

	/**
	 * Bind fields.
	 * @param values values by paths below that of the record
	 * @throws RuntimeException if one of them cannot be bound
	 */
	static <T> T bind(Map<String, String> values, Class<T> type) {
		Map<String, String> rooted = new HashMap<>();
		values.forEach((path, value) -> rooted.put(ROOT + "." + path, value));
		return new Binder(List.of(new MapConfigurationPropertySource(rooted)), null, CONVERSION).bindOrCreate(ROOT,
				Bindable.of(type));
	}

}
