package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Set;

import dev.tandem.client.InvalidApiClientException;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.source.ConsulConfigSource;
import dev.tandem.config.source.DirectoryConfigSource;
import dev.tandem.config.source.EtcdConfigSource;
import dev.tandem.config.source.OpenDecreeConfigSource;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * Finds the source that {@code tandem.config.source} names.
 */
final class ConfigSources {

	static final String OPENDECREE = "opendecree";

	static final String ETCD = "etcd";

	static final String CONSUL = "consul";

	static final String DIRECTORY = "directory";

	private static final Set<Class<?>> DEFINITIONS = Set.of(ConfigClient.class, ConsulClient.class, EtcdClient.class);

	private final ConfigWatchProperties properties;

	private final ListableBeanFactory beans;

	ConfigSources(ConfigWatchProperties properties, ListableBeanFactory beans) {
		this.properties = properties;
		this.beans = beans;
	}

	/**
	 * Whether the sources call a definition. They do it through the client that
	 * {@code tandem.config.client} names.
	 */
	static boolean call(Class<?> definition) {
		return DEFINITIONS.contains(definition);
	}

	ConfigSource find() {
		String name = String.valueOf(this.properties.source());
		return switch (name) {
			case OPENDECREE -> openDecree();
			case ETCD -> etcd();
			case CONSUL -> consul();
			case DIRECTORY -> directory();
			default -> bean(name);
		};
	}

	private ConfigSource openDecree() {
		return new OpenDecreeConfigSource(this.beans.getBean(ConfigClient.class), required("tenant",
				this.properties.tenant(), "Set it to the id or the name of the tenant whose values are watched."));
	}

	private ConfigSource etcd() {
		return new EtcdConfigSource(this.beans.getBean(EtcdClient.class),
				required("prefix", this.properties.prefix(),
						"Set it to the prefix of the keys that are watched, such as /config/shop/."),
				this.properties.etcd().isSet());
	}

	private ConfigSource consul() {
		String prefix = required("prefix", this.properties.prefix(),
				"Set it to the prefix of the keys that are watched, such as config/shop/.");
		if (prefix.startsWith("/")) {
			throw new InvalidApiClientException(
					"tandem.config.prefix is '%s', but keys of Consul do not begin with a slash.".formatted(prefix),
					"Leave out the first slash, as in config/shop/.");
		}
		if (!prefix.endsWith("/")) {
			throw new InvalidApiClientException(
					"tandem.config.prefix is '%s', which may also match keys of other applications.".formatted(prefix),
					"Add the last slash, as in config/shop/.");
		}
		return new ConsulConfigSource(this.beans.getBean(ConsulClient.class), prefix);
	}

	private ConfigSource directory() {
		if (this.properties.directory() == null) {
			throw new InvalidApiClientException("tandem.config.directory is missing.",
					"Set it to the directory whose files are watched, such as /etc/config.");
		}
		return new DirectoryConfigSource(this.properties.directory());
	}

	private ConfigSource bean(String name) {
		List<String> names = List.of(this.beans.getBeanNamesForType(ConfigSource.class));
		if (!names.contains(name)) {
			throw new InvalidApiClientException(
					"tandem.config.source is '%s', but no bean of type ConfigSource has that name.".formatted(name),
					names.isEmpty() ? "Give opendecree, etcd, consul or directory, or declare such a bean."
							: "Give opendecree, etcd, consul, directory or one of these beans: %s."
								.formatted(String.join(", ", names)));
		}
		return this.beans.getBean(name, ConfigSource.class);
	}

	static String required(String key, @Nullable String value, String remedy) {
		if (!StringUtils.hasText(value)) {
			throw new InvalidApiClientException("tandem.config.%s is missing.".formatted(key), remedy);
		}
		return value;
	}

}
