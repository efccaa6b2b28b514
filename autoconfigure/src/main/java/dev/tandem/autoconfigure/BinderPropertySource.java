package dev.tandem.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Has each property as a binder finds it, whatever form it is written in there: a binder
 * is all that an import is given of the environment. It does not know which properties
 * there are.
 */
final class BinderPropertySource extends PropertySource<Binder> {

	BinderPropertySource(Binder binder) {
		super("binder", binder);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return ConfigurationPropertyName.isValid(name)
				? this.source.bind(ConfigurationPropertyName.of(name), Bindable.of(Object.class)).orElse(null) : null;
	}

	/**
	 * Tells which properties there are below some prefixes, for the keys that are a
	 * user's own, such as names of headers. It goes by the name of a source whose keys
	 * nobody checks: that is left to the application, which sees where each comes from.
	 */
	static final class Listed extends EnumerablePropertySource<Binder> {

		private final Map<String, Object> values = new LinkedHashMap<>();

		Listed(Binder binder, List<String> prefixes) {
			super(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, binder);
			for (String prefix : prefixes) {
				ConfigurationPropertyName name = ConfigurationPropertyName.of(prefix);
				binder.bind(name, Bindable.mapOf(String.class, Object.class))
					.ifBound((values) -> values.forEach((key, value) -> add(name, key, value)));
			}
		}

		private void add(ConfigurationPropertyName parent, Object key, Object value) {
			ConfigurationPropertyName name = parent.append(element(String.valueOf(key)));
			if (value instanceof Map<?, ?> values) {
				values.forEach((below, inner) -> add(name, String.valueOf(below), inner));
			}
			else {
				this.values.put(name.toString(), value);
			}
		}

		private static String element(String key) {
			boolean plain = ConfigurationPropertyName.isValid(key) && !key.contains(".")
					&& !key.chars().allMatch(Character::isDigit);
			return plain ? key : "[" + key + "]";
		}

		@Override
		public String[] getPropertyNames() {
			return this.values.keySet().toArray(String[]::new);
		}

		@Override
		public @Nullable Object getProperty(String name) {
			return this.values.get(name);
		}

	}

}
