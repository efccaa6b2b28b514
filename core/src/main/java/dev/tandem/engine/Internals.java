package dev.tandem.engine;

import java.lang.reflect.Field;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Fields of Spring's builders and clients that nothing public shows. Whoever reads them
 * has a way that does without.
 */
final class Internals {

	private Internals() {
	}

	static <T> T required(Object object, String field, Class<T> type) throws ReflectiveOperationException {
		return Objects.requireNonNull(type.cast(value(object, field)));
	}

	static @Nullable Object value(Object object, String name) throws ReflectiveOperationException {
		Field field = object.getClass().getDeclaredField(name);
		ReflectionUtils.makeAccessible(field);
		return field.get(object);
	}

}
