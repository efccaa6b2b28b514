package dev.tandem.autoconfigure;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.tandem.client.KeyList;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/**
 * Warns of environment variables that look as if they were meant for Tandem and name no
 * key. They are not refused, because others write variables too: Kubernetes does so for
 * each service.
 */
final class EnvironmentVariables {

	private static final Log logger = LogFactory.getLog(EnvironmentVariables.class);

	private static final String PREFIX = "TANDEM_";

	private final Environment environment;

	private final UnknownKeys watchKeys;

	/**
	 * Create a check of variables.
	 * @param environment what they are read from
	 * @param watchKeys keys of the config watch
	 */
	EnvironmentVariables(Environment environment, UnknownKeys watchKeys) {
		this.environment = environment;
		this.watchKeys = watchKeys;
	}

	/**
	 * The variable that sets a property: dots become underscores, dashes are left out.
	 */
	static String name(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

	/**
	 * Warn of each variable that sets nothing.
	 * @param clientKeys keys of clients by their prefixes
	 */
	void warn(Map<String, UnknownKeys> clientKeys) {
		Map<String, UnknownKeys> keys = new LinkedHashMap<>(clientKeys);
		keys.put(ConfigWatchProperties.PREFIX, this.watchKeys);
		Map<String, UnknownKeys> prefixes = new LinkedHashMap<>();
		keys.forEach((prefix, known) -> {
			prefixes.put(name(prefix) + "_", known);
			prefixes.put(legacy(prefix) + "_", known);
		});
		for (String variable : variables()) {
			String name = variable.toUpperCase(Locale.ROOT);
			if (name.startsWith(PREFIX)) {
				warn(variable, name, prefixes);
			}
		}
	}

	private static void warn(String variable, String name, Map<String, UnknownKeys> prefixes) {
		Map<String, String> candidates = new TreeMap<>();
		for (Map.Entry<String, UnknownKeys> prefix : prefixes.entrySet()) {
			if (name.startsWith(prefix.getKey())) {
				String rest = name.substring(prefix.getKey().length());
				for (String key : prefix.getValue().all()) {
					if (sets(rest, name(key), prefix.getValue().isOpen(key))
							|| sets(rest, legacy(key), prefix.getValue().isOpen(key))) {
						return;
					}
					candidates.put(prefix.getKey() + name(key), key);
				}
			}
		}
		if (!candidates.isEmpty()) {
			warn(variable, NearestName.of(name, candidates.keySet()).orElse(null), candidates.values());
		}
		else if (!name.startsWith("TANDEM_CLIENTS_")) {
			String[] elements = name.split("_", 3);
			Optional<String> meant = NearestName.of(elements[1].toLowerCase(Locale.ROOT), UnknownPrefixes.KNOWN);
			meant.filter((known) -> !known.equalsIgnoreCase(elements[1]) && elements.length > 2)
				.ifPresent((known) -> warn(variable, PREFIX + name(known) + "_" + elements[2], List.of()));
		}
	}

	private static void warn(String variable, @Nullable String meant, Collection<String> keys) {
		logger.warn("The environment variable %s names no property of Tandem and sets nothing. %s".formatted(variable,
				(meant != null) ? "Is " + meant + " meant?" : KeyList.beside("", keys)));
	}

	/**
	 * An element of a list has its number at the end; the keys of a map are the user's.
	 */
	private static boolean sets(String rest, String key, boolean open) {
		if (!rest.startsWith(key)) {
			return false;
		}
		String more = rest.substring(key.length());
		return more.isEmpty() || (open ? more.startsWith("_") : more.matches("_\\d+_?"));
	}

	/**
	 * The form that Boot still reads, in which dashes are underscores too.
	 */
	private static String legacy(String property) {
		return property.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT);
	}

	private Set<String> variables() {
		if (this.environment instanceof ConfigurableEnvironment configurable && configurable.getPropertySources()
			.get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME) instanceof EnumerablePropertySource<?> variables) {
			return Set.of(variables.getPropertyNames());
		}
		return Set.of();
	}

}
