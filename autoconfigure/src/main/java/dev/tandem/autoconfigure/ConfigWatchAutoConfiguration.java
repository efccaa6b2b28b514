package dev.tandem.autoconfigure;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.auth.Secret;
import dev.tandem.config.ConfigClient;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchSettings;
import dev.tandem.config.LiveConfigBeans;
import dev.tandem.config.consul.ConsulClient;
import dev.tandem.config.consul.ConsulEntry;
import dev.tandem.config.etcd.EtcdClient;
import dev.tandem.config.opendecree.ConfigErrorReader;
import dev.tandem.config.source.EtcdTokens;
import dev.tandem.config.source.UntimedStreams;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
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
			AbstractApplicationContext context, ObjectProvider<ImportedConfig> imported,
			ObjectProvider<LiveConfigBeans> liveBeans, ObjectProvider<ChangeAnnouncement> announcement) {
		new UnknownKeys(environment, ConfigWatchProperties.class).refuse(ConfigWatchProperties.PREFIX);
		ImportedConfig config = imported.getIfAvailable(ImportedConfig::none);
		ConfigWatchSettings settings = ConfigWatchSettingsMapper.map(config.applyTo(properties, environment));
		ConfigWatch watch = ConfigWatch.with(new ConfigSources(properties, beans).find(), settings,
				new ConfigEventPublisher(context));
		config.follow(watch, liveBeans, announcement);
		return watch;
	}

	/**
	 * Without the import the environment does not have the values of the watch.
	 */
	@Bean
	@ConditionalOnBean(ImportedConfig.class)
	static LiveConfigBeans liveConfigBeans(ConfigurableApplicationContext context) {
		return new LiveConfigBeans(context);
	}

	@Bean
	@ConditionalOnBean(ImportedConfig.class)
	ConfigChangeListener apiClientConfigChangeListener(SettingsRefresh refresh) {
		return new ConfigChangeListener(refresh);
	}

	@Bean
	static OnConfigChangeListenerFactory onConfigChangeListenerFactory() {
		return new OnConfigChangeListenerFactory();
	}

	@Bean
	ApiClientCustomizer configStreamCustomizer(ConfigWatchProperties properties) {
		return new UntimedStreams(properties.client());
	}

	/**
	 * The event of Spring Cloud.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(EnvironmentChangeEvent.class)
	static class CloudConfiguration {

		@Bean
		ChangeAnnouncement changeAnnouncement(ApplicationContext context) {
			return (names) -> new EnvironmentChangeEvent(context, names);
		}

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
	 * The client of Consul.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "tandem.config.source", havingValue = ConfigSources.CONSUL)
	@ImportApiClients(ConsulClient.class)
	@RegisterReflectionForBinding(ConsulEntry.class)
	static class ConsulConfiguration {

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
