package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigWatch;
import dev.tandem.metrics.ConfigWatchMeters;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the meters of the watch, where Micrometer is there.
 */
@AutoConfiguration(after = ConfigWatchAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(ConfigWatch.class)
public final class ConfigWatchMetricsAutoConfiguration {

	ConfigWatchMetricsAutoConfiguration() {
	}

	@Bean
	ConfigWatchMeters configWatchMeters(ConfigWatch watch) {
		return new ConfigWatchMeters(watch);
	}

}
