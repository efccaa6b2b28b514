package dev.tandem.client;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.tandem.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Values of a client by their keys, those that are not set by default included.
 *
 * @param values the values
 */
@Internal
public record SettingValues(Map<String, Object> values) {

	public SettingValues {
		values = Map.copyOf(values);
	}

	<T> @Nullable T optional(String key, Class<T> type) {
		return type.cast(this.values.get(key));
	}

	<T> T required(String key, Class<T> type) {
		return Objects.requireNonNull(optional(key, type), key);
	}

	Duration duration(String key) {
		return required(key, Duration.class);
	}

	int number(String key) {
		return required(key, Integer.class);
	}

	double factor(String key) {
		return required(key, Double.class);
	}

	boolean flag(String key) {
		return required(key, Boolean.class);
	}

	DataSize size(String key) {
		return required(key, DataSize.class);
	}

	@Nullable String text(String key) {
		return optional(key, String.class);
	}

	@SuppressWarnings("unchecked")
	<T> List<T> list(String key) {
		return List.copyOf((Collection<T>) required(key, Collection.class));
	}

	@SuppressWarnings("unchecked")
	<T> Set<T> set(String key) {
		return new LinkedHashSet<>((Collection<T>) required(key, Collection.class));
	}

	@SuppressWarnings("unchecked")
	<V> Map<String, V> map(String key) {
		return new LinkedHashMap<>((Map<String, V>) required(key, Map.class));
	}

}
