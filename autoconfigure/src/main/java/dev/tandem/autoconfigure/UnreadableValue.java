package dev.tandem.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tandem.client.InvalidApiClientException.Mistake;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * A value that cannot be converted to the type of its property. Boot would report the
 * first one only, and without a remedy.
 */
final class UnreadableValue {

	private static final Map<Class<?>, String> REMEDIES = Map.of(Duration.class,
			"Give a duration such as 500ms, 2s or 5m.", DataSize.class, "Give a size such as 512KB or 8MB.",
			Integer.class, "Give a number such as 3.", Double.class, "Give a number such as 0.5.", Boolean.class,
			"Give true or false.");

	private UnreadableValue() {
	}

	static Mistake of(ConfigurationPropertyName name, Bindable<?> target, @Nullable ConfigurationProperty property) {
		Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target.getType().toClass());
		Object shown = (property != null) ? property.getName() : name;
		String where = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		if (type.isRecord()) {
			String first = DataObjectPropertyName.toDashedForm(type.getRecordComponents()[0].getName());
			return new Mistake("%s%s has a value, but stands for several properties.".formatted(shown, where),
					"Set one of them, such as %s.%s.".formatted(shown, first));
		}
		return new Mistake("%s%s is '%s', which cannot be read.".formatted(shown, where,
				(property != null) ? property.getValue() : ""), remedy(type));
	}

	private static String remedy(Class<?> type) {
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.collect(Collectors.joining(", ", "Give one of: ", "."));
		}
		return REMEDIES.getOrDefault(type, "Give a value of the type " + type.getSimpleName() + ".");
	}

}
