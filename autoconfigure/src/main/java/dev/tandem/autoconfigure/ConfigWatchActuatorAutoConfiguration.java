package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigWatch;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of the health and the meters of the watch.
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

	/**
	 * Meters, where Micrometer is there.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class MetersConfiguration {

		@Bean
		ConfigWatchMeters configWatchMeters(ConfigWatch watch) {
			return new ConfigWatchMeters(watch);
		}

	}

}
