package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigWatch;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the health of the watch.
 */
@AutoConfiguration(after = ConfigWatchAutoConfiguration.class)
@ConditionalOnBean(ConfigWatch.class)
public final class ConfigWatchActuatorAutoConfiguration {

	ConfigWatchActuatorAutoConfiguration() {
	}

	/**
	 * Health, where Boot's is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HealthIndicator.class)
	static class HealthConfiguration {

		@Bean
		ConfigWatchHealthIndicator configWatchHealthIndicator(ConfigWatch watch) {
			return new ConfigWatchHealthIndicator(watch);
		}

	}

}
