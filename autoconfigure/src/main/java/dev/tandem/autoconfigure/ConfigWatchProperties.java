package dev.tandem.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import dev.tandem.config.ConfigWatchSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Keys under {@code tandem.config}.
 *
 * @param source Source of the remote configuration: opendecree, etcd, consul, directory,
 * or the name of a ConfigSource bean. The config watch is disabled when not set.
 * @param client Name of the client that calls the source. Its base URL, key, TLS,
 * timeouts and retries are configured under tandem.clients.
 * @param tenant OpenDecree tenant, by ID or name.
 * @param prefix Prefix of the etcd or Consul keys to watch. The rest of a key is the path
 * of a field.
 * @param directory Directory whose files are watched, such as a mounted Kubernetes
 * ConfigMap. The name of a file is the path of a field.
 * @param etcd Authentication at etcd.
 * @param startup What to do when the first snapshot cannot be loaded: fail, or start with
 * the defaults.
 * @param checkInterval Interval at which the revision of the server is checked. Detects
 * changes that were not streamed and dead connections.
 * @param compareInterval Interval at which all values are loaded and compared even if the
 * revision is unchanged, as after a restore from a backup.
 * @param staleAfter Time without successful contact after which the values are reported
 * as stale. Must be longer than the check interval.
 * @param backoff Delays between attempts to reconnect.
 * @param buffer Maximum number of events held for a slow consumer. When exceeded, its
 * oldest events are dropped.
 */
@ConfigurationProperties(ConfigWatchProperties.PREFIX)
record ConfigWatchProperties(@Nullable String source, @DefaultValue("config") String client, @Nullable String tenant,
		@Nullable String prefix, @Nullable Path directory, @DefaultValue Etcd etcd,
		@DefaultValue("fail") ConfigWatchSettings.Startup startup, @DefaultValue("30s") Duration checkInterval,
		@DefaultValue("5m") Duration compareInterval, @DefaultValue("2m") Duration staleAfter,
		@DefaultValue Backoff backoff, @DefaultValue("1024") int buffer) {

	static final String PREFIX = "tandem.config";

	ConfigWatchProperties with(ConfigWatchSettings.Startup other) {
		return new ConfigWatchProperties(this.source, this.client, this.tenant, this.prefix, this.directory, this.etcd,
				other, this.checkInterval, this.compareInterval, this.staleAfter, this.backoff, this.buffer);
	}

	/**
	 * User of etcd, where it has authentication on.
	 *
	 * @param username User name for authentication at etcd.
	 * @param password Password for authentication at etcd.
	 */
	record Etcd(@Nullable String username, @Nullable String password) {

		boolean isSet() {
			return StringUtils.hasText(this.username) || StringUtils.hasText(this.password);
		}

		/**
		 * Without the password.
		 */
		@Override
		public String toString() {
			return "Etcd[username=%s]".formatted(this.username);
		}

	}

	/**
	 * Delays before the next connection.
	 *
	 * @param initial Delay before the first attempt to reconnect.
	 * @param multiplier Factor by which the delay grows with each attempt.
	 * @param max Maximum delay between two attempts to reconnect.
	 * @param jitter Random variation of each delay, as a share of it from 0 to 1.
	 */
	record Backoff(@DefaultValue("500ms") Duration initial, @DefaultValue("2") double multiplier,
			@DefaultValue("30s") Duration max, @DefaultValue("0.5") double jitter) {

	}

}
