package dev.tandem.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tandem.config.json.JsonElements;
import dev.tandem.config.opendecree.Checksum;
import dev.tandem.config.opendecree.ConfigAnswer;
import dev.tandem.config.opendecree.FieldValue;
import dev.tandem.config.opendecree.TypedValue;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;

/**
 * Reads what OpenDecree sends as values.
 */
final class FieldReader {

	private static final Pattern VERSION = Pattern.compile("v?(\\d{1,9})\\.(\\d{1,9})\\..*");

	private FieldReader() {
	}

	static <T> @Nullable T read(FieldValue field, Class<T> type) {
		if (field.isUnset() || field.value() == null) {
			return null;
		}
		try {
			return ConfigText.read(field.value().canonical(), type);
		}
		catch (RuntimeException ex) {
			throw new ConfigTypeMismatchException(field.fieldPath(), type);
		}
	}

	static Map<String, String> texts(List<FieldValue> fields) {
		Map<String, String> texts = new TreeMap<>();
		fields.forEach((field) -> {
			ConfigValue value = value(field);
			if (value != null) {
				texts.put(field.fieldPath(), value.text());
			}
		});
		return texts;
	}

	static Mono<ConfigSnapshot> snapshot(Flux<DataBuffer> body) {
		return Mono.defer(() -> {
			Map<String, ConfigValue> values = new HashMap<>();
			return JsonElements.read(body, "values", FieldValue.class, (field) -> {
				ConfigValue value = value(field);
				if (value != null) {
					values.put(field.fieldPath(), value);
				}
			}, ConfigAnswer.class).map((answer) -> new ConfigSnapshot(answer.config().version(), values));
		});
	}

	/**
	 * A value that is hidden has the checksum of what is hidden.
	 */
	static @Nullable ConfigValue value(FieldValue field) {
		if (field.isUnset() || field.value() == null) {
			return null;
		}
		return new ConfigValue(field.value().canonical(), field.checksum(), isHidden(field));
	}

	static TypedValue typed(Object value) {
		return (value instanceof TypedValue typed) ? typed : TypedValue.of(value);
	}

	/**
	 * Give a value the type that the field has; that of a field without a value is not
	 * known, nor is that of one whose value is hidden.
	 */
	static TypedValue keepType(@Nullable FieldValue field, TypedValue value) {
		TypedValue held = (field != null) ? field.value() : null;
		if (field == null || held == null || isHidden(field)) {
			return value;
		}
		try {
			return held.withText(value.canonical());
		}
		catch (RuntimeException ex) {
			throw ConfigTypeMismatchException.ofWrite(field.fieldPath());
		}
	}

	private static boolean isHidden(FieldValue field) {
		return field.value() != null && field.value().isRedacted()
				&& !field.checksum().equals(Checksum.of(field.value().canonical()));
	}

	static boolean isCompatible(String version) {
		Matcher matcher = VERSION.matcher(version);
		return !matcher.matches() || (matcher.group(1).equals("0") && Integer.parseInt(matcher.group(2)) >= 3);
	}

}
