package dev.tandem.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.tandem.client.ClientNames;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * The clients that are configured. One that no definition names can be called without
 * one, if it has a base URL; but its name may also be a mistake.
 */
final class ConfiguredClients {

	private static final Log logger = LogFactory.getLog(ConfiguredClients.class);

	private final Environment environment;

	ConfiguredClients(Environment environment) {
		this.environment = environment;
	}

	/**
	 * The clients that are called without a definition.
	 * @param used names that definitions have
	 */
	Set<String> withoutDefinition(Set<String> used) {
		Set<String> generic = new LinkedHashSet<>();
		for (String name : names()) {
			if (used.stream().noneMatch((client) -> uniform(client).equals(uniform(name)))) {
				Optional<String> nearest = NearestName.of(name, used);
				boolean callable = nearest.isEmpty() && hasBaseUrl(name);
				if (callable) {
					generic.add(name);
				}
				else {
					logger.warn("tandem.clients.%s is configured, but no definition is marked @ApiClient(\"%s\"). %s"
						.formatted(name, name, hint(nearest, used)));
				}
			}
		}
		return generic;
	}

	/**
	 * A name that comes from an environment variable, too, is the one with dashes.
	 */
	private Collection<String> names() {
		Map<String, String> names = new TreeMap<>();
		bound().forEach((name) -> names.merge(uniform(name), name,
				(one, other) -> (one.length() >= other.length()) ? one : other));
		return names.values();
	}

	private Set<String> bound() {
		return Binder.get(this.environment)
			.bind("tandem.clients", Bindable.mapOf(String.class, Object.class))
			.map(Map::keySet)
			.orElse(Set.of());
	}

	/**
	 * Placeholders are not resolved yet.
	 */
	private boolean hasBaseUrl(String name) {
		if (!ClientNames.isValid(name)) {
			return false;
		}
		return addresses(name).anyMatch((property) -> StreamSupport
			.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.anyMatch((source) -> source.getConfigurationProperty(property) != null));
	}

	/**
	 * Whether a source other than this one configures a client, which it may do with any
	 * property. Not every source can list what it has.
	 */
	boolean isIn(String name, String otherThan) {
		ConfigurationPropertyName parent = ConfigurationPropertyName.of("tandem.clients." + name);
		return StreamSupport.stream(ConfigurationPropertySources.get(this.environment).spliterator(), false)
			.filter((source) -> !(source.getUnderlyingSource() instanceof PropertySource<?> underlying
					&& underlying.getName().equals(otherThan)))
			.anyMatch((source) -> source.containsDescendantOf(parent) == ConfigurationPropertyState.PRESENT
					|| addresses(name).anyMatch((property) -> source.getConfigurationProperty(property) != null));
	}

	private static Stream<ConfigurationPropertyName> addresses(String name) {
		return Stream.of("base-url", "base-urls", "base-urls[0]")
			.map((key) -> ConfigurationPropertyName.of("tandem.clients." + name + "." + key));
	}

	private static String hint(Optional<String> nearest, Set<String> used) {
		return nearest.map((name) -> "Is \"" + name + "\" meant?")
			.orElseGet(() -> used.isEmpty()
					? "No definition was found at all: they are searched in the packages of the application; "
							+ "bring in others with @ImportApiClients."
					: "Definitions use: " + String.join(", ", used) + ".");
	}

	/**
	 * Environment variables cannot hold dashes.
	 */
	private static String uniform(String name) {
		return name.replace("-", "");
	}

}
