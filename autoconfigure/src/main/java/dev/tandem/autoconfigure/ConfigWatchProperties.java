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
 * @param source Where remote configuration comes from: opendecree, etcd, consul,
 * directory or the name of a bean of type ConfigSource. Sets the watch on.
 * @param client Name of the client that the source is called through. Base URL, key, TLS
 * and timeouts are those of this client.
 * @param tenant Tenant of OpenDecree, by its id or its name.
 * @param prefix Prefix of the keys of etcd or Consul that are watched. Paths of fields
 * are what follows it.
 * @param directory Directory whose files are watched, as Kubernetes mounts a ConfigMap:
 * names of files are paths of fields.
 * @param etcd User of etcd.
 * @param startup What to do when the first snapshot cannot be had.
 * @param checkInterval How often the server is asked whether it has changed, since not
 * every change is streamed and a dead peer is silent.
 * @param compareInterval Time after which a check loads and compares all values although
 * the server seems unchanged, as it may after a restore from a backup.
 * @param staleAfter Time since the last good contact after which the values are stale.
 * Longer than the check interval.
 * @param backoff Delays before the next connection.
 * @param buffer Events held for each consumer. A slower one misses the oldest.
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
	 * @param username User that the watch signs in as.
	 * @param password Password of the user.
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
	 * @param initial First delay.
	 * @param multiplier Factor from one delay to the next.
	 * @param max Longest delay.
	 * @param jitter Share of a delay that is left to chance, from 0 to 1.
	 */
	record Backoff(@DefaultValue("500ms") Duration initial, @DefaultValue("2") double multiplier,
			@DefaultValue("30s") Duration max, @DefaultValue("0.5") double jitter) {

	}

}
