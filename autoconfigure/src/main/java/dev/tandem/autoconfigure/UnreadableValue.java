package dev.tandem.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.client.InvalidApiClientException.Mistake;
import dev.tandem.settings.HttpVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * A value that cannot be converted to the type of its property. Boot would report the
 * first one only, and without a remedy. A value is shown only where it cannot be a
 * secret.
 */
final class UnreadableValue {

	private static final Map<Class<?>, String> REMEDIES = Map.of(Duration.class,
			"Give a duration such as 500ms, 2s or 5m.", DataSize.class, "Give a size such as 512KB or 8MB.",
			Integer.class, "Give a number such as 3.", Double.class, "Give a number such as 0.5.", Boolean.class,
			"Give true or false.", HttpVersion.class, "Give one of: http/1.1, h2, h2c.");

	private static final int LONGEST = 100;

	private UnreadableValue() {
	}

	static Mistake of(ConfigurationPropertyName name, Bindable<?> target, @Nullable ConfigurationProperty property) {
		Class<?> type = type(target.getType());
		Object shown = (property != null) ? property.getName() : name;
		String what = shown
				+ ((property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "");
		if (type.isRecord()) {
			String first = DataObjectPropertyName.toDashedForm(type.getRecordComponents()[0].getName());
			return new Mistake(what + " has a value, but stands for several properties.",
					"Set one of them, such as %s.%s.".formatted(shown, first));
		}
		if (Map.class.isAssignableFrom(type)) {
			return new Mistake(what + " has a value, but stands for several entries.",
					"Set one of them, such as %s.name.".formatted(shown));
		}
		String remedy = remedy(type);
		if (remedy == null || property == null) {
			return new Mistake(what + " has a value that cannot be read.",
					(remedy != null) ? remedy : "Give a value of the type " + type.getSimpleName() + ".");
		}
		String value = String.valueOf(property.getValue());
		return new Mistake("%s is '%s', %s.".formatted(what, cut(value),
				value.contains("${") ? "and its value cannot be read" : "which cannot be read"), remedy);
	}

	/**
	 * The type of a value, or of the elements of a list.
	 */
	private static Class<?> type(ResolvableType type) {
		ResolvableType value = Collection.class.isAssignableFrom(type.toClass()) ? type.asCollection().getGeneric()
				: type;
		return ClassUtils.resolvePrimitiveIfNecessary(value.toClass());
	}

	private static @Nullable String remedy(Class<?> type) {
		if (REMEDIES.containsKey(type) || !type.isEnum()) {
			return REMEDIES.get(type);
		}
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
			.collect(Collectors.joining(", ", "Give one of: ", "."));
	}

	private static String cut(String value) {
		String line = value.replaceAll("\\p{Cntrl}", "?");
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "\u2026" : line;
	}

}
