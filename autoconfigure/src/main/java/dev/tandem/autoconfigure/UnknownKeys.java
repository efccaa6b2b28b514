package dev.tandem.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.tandem.client.KeyList;
import dev.tandem.client.Mistakes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Refuses keys that do not exist, so that a mistyped timeout is not silently without
 * effect. Environment variables and system properties are left alone, since they may be
 * meant for others; see {@link EnvironmentVariables} for what is said about the former.
 */
final class UnknownKeys {

	private static final Set<String> FOREIGN_SOURCES = Set.of(
			StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
			StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

	private final Set<String> keys = new TreeSet<>();

	private final List<String> open = new ArrayList<>();

	private final Environment environment;

	UnknownKeys(Environment environment) {
		this(environment, ApiClientProperties.class);
		this.keys.add("api-key");
	}

	UnknownKeys(Environment environment, Class<?> type) {
		this.environment = environment;
		collect("", type);
	}

	private void collect(String prefix, Class<?> type) {
		for (RecordComponent component : type.getRecordComponents()) {
			String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
			if (component.getType().isRecord()) {
				collect(key + ".", component.getType());
			}
			else {
				this.keys.add(key);
				if (Map.class.isAssignableFrom(component.getType())) {
					this.open.add(key + ".");
				}
			}
		}
	}

	void refuse(String prefix) {
		Mistakes mistakes = new Mistakes();
		find(prefix, mistakes);
		mistakes.refuse();
	}

	/**
	 * Find all keys below a prefix that do not exist.
	 */
	void find(String prefix, Mistakes mistakes) {
		ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && !isForeign(source)) {
				iterable.stream()
					.filter(parent::isAncestorOf)
					.filter((name) -> !isKnown(key(parent, name)))
					.forEach((name) -> add(mistakes, key(parent, name), iterable.getConfigurationProperty(name), name));
			}
		}
	}

	/**
	 * Keys below a prefix that are set, those of foreign sources left out.
	 */
	List<String> present(String prefix) {
		ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
		Set<String> present = new TreeSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable && !isForeign(source)) {
				iterable.stream().filter(parent::isAncestorOf).map(Object::toString).forEach(present::add);
			}
		}
		return List.copyOf(present);
	}

	static boolean isForeign(ConfigurationPropertySource source) {
		return source.getUnderlyingSource() instanceof PropertySource<?> underlying
				&& FOREIGN_SOURCES.contains(underlying.getName());
	}

	/**
	 * The keys.
	 */
	Set<String> all() {
		return this.keys;
	}

	/**
	 * Whether the names below a key are the user's.
	 */
	boolean isOpen(String key) {
		return this.open.contains(key + ".");
	}

	private static String key(ConfigurationPropertyName parent, ConfigurationPropertyName name) {
		StringBuilder key = new StringBuilder();
		for (int i = parent.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
			if (!name.isNumericIndex(i)) {
				key.append(key.isEmpty() ? "" : ".").append(name.getElement(i, Form.DASHED));
			}
		}
		return key.toString();
	}

	/**
	 * A value for a group of keys is refused when it is bound.
	 */
	private boolean isKnown(String key) {
		return this.open.stream().anyMatch(key::startsWith) || this.keys.stream()
			.map(UnknownKeys::uniform)
			.anyMatch((known) -> known.equals(uniform(key)) || known.startsWith(uniform(key) + "."));
	}

	private static String uniform(String key) {
		return key.replace("-", "");
	}

	private void add(Mistakes mistakes, String key, @Nullable ConfigurationProperty property,
			ConfigurationPropertyName name) {
		String where = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		mistakes.add("There is no property %s%s.".formatted(name, where),
				NearestName.of(key, this.keys)
					.map((nearest) -> "Is '" + nearest + "' meant?")
					.orElseGet(() -> KeyList.beside(key, this.keys)));
	}

}
