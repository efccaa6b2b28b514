package dev.tandem.autoconfigure;

import java.util.List;

import dev.tandem.client.InvalidApiClientException;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that refuses keys of the watch over remote configuration which have
 * no effect because no source is set.
 */
@AutoConfiguration
public final class ConfigKeysAutoConfiguration {

	private static final String SOURCE = ConfigWatchProperties.PREFIX + ".source";

	ConfigKeysAutoConfiguration(Environment environment) {
		if (!environment.containsProperty(SOURCE)) {
			UnknownKeys keys = new UnknownKeys(environment, ConfigWatchProperties.class);
			keys.refuse(ConfigWatchProperties.PREFIX);
			List<String> present = keys.present(ConfigWatchProperties.PREFIX);
			if (!present.isEmpty()) {
				throw new InvalidApiClientException(
						"%s is set, but %s is not, so nothing is watched.".formatted(String.join(", ", present),
								SOURCE),
						"Set %s to opendecree, etcd, consul, directory or the name of a bean of type ConfigSource, or to false to disable the watch."
							.formatted(SOURCE));
			}
		}
	}

}
