package dev.tandem.uri;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.util.ReflectionUtils;

/**
 * Writes the constants of an enum as Jackson's annotations say, such as those that are
 * generated from an OpenAPI description.
 */
final class JsonEnumConverter implements ConditionalGenericConverter {

	private static final ClassValue<Map<String, String>> TEXTS = new ClassValue<>() {

		@Override
		protected Map<String, String> computeValue(Class<?> type) {
			return texts(type);
		}

	};

	@Override
	public Set<ConvertiblePair> getConvertibleTypes() {
		return Set.of(new ConvertiblePair(Enum.class, String.class));
	}

	@Override
	public boolean matches(TypeDescriptor source, TypeDescriptor target) {
		return !TEXTS.get(declaring(source.getType())).isEmpty();
	}

	@Override
	public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
		return (source instanceof Enum<?> constant)
				? TEXTS.get(constant.getDeclaringClass()).getOrDefault(constant.name(), constant.name()) : null;
	}

	/**
	 * A constant with a body has a class of its own.
	 */
	private static Class<?> declaring(Class<?> type) {
		return (!type.isEnum() && type.getSuperclass() != null && type.getSuperclass().isEnum()) ? type.getSuperclass()
				: type;
	}

	/**
	 * Texts by the names of constants; none of an enum that is written by its names.
	 */
	private static Map<String, String> texts(Class<?> type) {
		Map<String, String> texts = new LinkedHashMap<>();
		if (!type.isEnum()) {
			return texts;
		}
		Method method = Stream.of(type.getDeclaredMethods())
			.filter((candidate) -> candidate.getParameterCount() == 0 && isValue(candidate))
			.findFirst()
			.orElse(null);
		Field value = Stream.of(type.getDeclaredFields()).filter(JsonEnumConverter::isValue).findFirst().orElse(null);
		for (Object constant : type.getEnumConstants()) {
			String name = ((Enum<?>) constant).name();
			String text = text(constant, method, value);
			if (text != null) {
				texts.put(name, text);
			}
		}
		return texts;
	}

	private static @Nullable String text(Object constant, @Nullable Method method, @Nullable Field value) {
		if (method != null) {
			ReflectionUtils.makeAccessible(method);
			return Objects.toString(ReflectionUtils.invokeMethod(method, constant), null);
		}
		if (value != null) {
			ReflectionUtils.makeAccessible(value);
			return Objects.toString(ReflectionUtils.getField(value, constant), null);
		}
		Field field = ReflectionUtils.findField(constant.getClass(), ((Enum<?>) constant).name());
		JsonProperty property = (field != null) ? field.getAnnotation(JsonProperty.class) : null;
		return (property != null && !property.value().isEmpty()) ? property.value() : null;
	}

	private static boolean isValue(AnnotatedElement member) {
		JsonValue annotation = member.getAnnotation(JsonValue.class);
		return annotation != null && annotation.value();
	}

}
