package dev.tandem.autoconfigure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.env.ConfigTreePropertySource.Option;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;

/**
 * Directories that {@code spring.config.import=configtree:} has brought into the
 * environment, such as mounted secrets. Boot reads each file once; these are read again.
 */
final class ConfigTrees {

	private final @Nullable MutablePropertySources sources;

	ConfigTrees(Environment environment) {
		this.sources = (environment instanceof ConfigurableEnvironment configurable) ? configurable.getPropertySources()
				: null;
	}

	boolean arePresent() {
		return all().findAny().isPresent();
	}

	private Stream<ConfigTreePropertySource> all() {
		return (this.sources != null) ? this.sources.stream()
			.filter(ConfigTreePropertySource.class::isInstance)
			.map(ConfigTreePropertySource.class::cast) : Stream.empty();
	}

	/**
	 * Read the directories again.
	 * @return whether something has changed
	 */
	boolean reload() {
		boolean changed = false;
		for (ConfigTreePropertySource known : List.copyOf(all().toList())) {
			ConfigTreePropertySource read = new ConfigTreePropertySource(known.getName(), known.getSource(),
					Option.AUTO_TRIM_TRAILING_NEW_LINE);
			if (this.sources != null && !values(read).equals(values(known))) {
				this.sources.replace(known.getName(), read);
				changed = true;
			}
		}
		return changed;
	}

	private static Map<String, String> values(ConfigTreePropertySource source) {
		Map<String, String> values = new HashMap<>();
		Arrays.asList(source.getPropertyNames())
			.forEach((name) -> values.put(name, String.valueOf(source.getProperty(name))));
		return values;
	}

}
