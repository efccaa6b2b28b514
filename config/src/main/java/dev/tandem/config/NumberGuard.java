package dev.tandem.config;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * Refuses numbers that take seconds to read before they are read: values come from
 * outside.
 */
final class NumberGuard implements BindHandler {

	/**
	 * More than the exact decimal of any double has.
	 */
	private static final int DIGITS = 1_100;

	private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?0*[1-9]\\d{4}");

	@Override
	public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		ResolvableType type = target.getType();
		if (isNumber(type)) {
			check(name, text(name, context));
		}
		else if (isNumber(type.isArray() ? type.getComponentType() : type.asCollection().getGeneric(0))) {
			for (String part : text(name, context).split(",", -1)) {
				check(name, part);
			}
		}
		return target;
	}

	private static boolean isNumber(ResolvableType type) {
		Class<?> resolved = type.resolve();
		return resolved != null && Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(resolved));
	}

	private static String text(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return String.valueOf(property.getValue());
			}
		}
		return "";
	}

	private static void check(ConfigurationPropertyName name, String text) {
		boolean hexadecimal = text.contains("x") || text.contains("X") || text.contains("#");
		if (text.length() > DIGITS || (!hexadecimal && EXPONENT.matcher(text).find())) {
			throw new IllegalArgumentException(
					"The number of '%s' has more than %d digits, or an exponent of more than 4".formatted(name,
							DIGITS));
		}
	}

}
