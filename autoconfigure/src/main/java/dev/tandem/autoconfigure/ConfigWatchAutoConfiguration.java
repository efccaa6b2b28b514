package dev.tandem.autoconfigure;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.auth.Secret;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchSettings;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.opendecree.ConfigErrorReader;
import dev.tandem.config.source.EtcdTokens;
import dev.tandem.config.source.QuietStreams;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the watch over remote configuration, which is on when
 * {@code tandem.config.source} is set.
 */
@AutoConfiguration(before = ApiClientsAutoConfiguration.class)
@ConditionalOnProperty("tandem.config.source")
@EnableConfigurationProperties(ConfigWatchProperties.class)
public final class ConfigWatchAutoConfiguration {

	ConfigWatchAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ConfigWatch configWatch(ConfigWatchProperties properties, Environment environment, ListableBeanFactory beans,
			AbstractApplicationContext context, ObjectProvider<ImportedConfig> imported) {
		new UnknownKeys(environment, ConfigWatchProperties.class).refuse(ConfigWatchProperties.PREFIX);
		ImportedConfig config = imported.getIfAvailable(ImportedConfig::none);
		ConfigWatchSettings settings = ConfigWatchSettingsMapper.map(config.applyTo(properties, environment));
		ConfigWatch watch = ConfigWatch.with(new ConfigSources(properties, beans).find(), settings,
				new ConfigEventPublisher(context));
		config.follow(watch);
		return watch;
	}

	@Bean
	static OnConfigChangeListenerFactory onConfigChangeListenerFactory() {
		return new OnConfigChangeListenerFactory();
	}

	@Bean
	ApiClientCustomizer configStreamCustomizer(ConfigWatchProperties properties) {
		return new QuietStreams(properties.client());
	}

	/**
	 * The client of OpenDecree.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "tandem.config.source", havingValue = ConfigSources.OPENDECREE)
	@ImportApiClients(ConfigClient.class)
	static class OpenDecreeConfiguration {

		@Bean
		ConfigErrorReader configErrorReader(ConfigWatchProperties properties) {
			return new ConfigErrorReader(properties.client());
		}

	}

	/**
	 * The client of etcd.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "tandem.config.source", havingValue = ConfigSources.ETCD)
	@ImportApiClients(EtcdClient.class)
	static class EtcdConfiguration {

		/**
		 * Without a user, calls go as they are.
		 */
		@Bean
		ApiClientCustomizer etcdTokenCustomizer(ConfigWatchProperties properties) {
			ConfigWatchProperties.Etcd etcd = properties.etcd();
			return !etcd.isSet() ? (name, builder) -> {
			} : new EtcdTokens(properties.client(),
					ConfigSources.required("etcd.username", etcd.username(),
							"Set it to the user that tandem.config.etcd.password is for."),
					Secret.of(ConfigSources.required("etcd.password", etcd.password(),
							"Set it to the password of tandem.config.etcd.username.")));
		}

	}

}
