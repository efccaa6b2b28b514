package dev.tandem.autoconfigure;

import dev.tandem.actuate.ConfigWatchHealthIndicator;
import dev.tandem.config.ConfigWatch;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the health contributor {@code configWatch}.
 */
@AutoConfiguration(after = ConfigWatchAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("configwatch")
@ConditionalOnBean(ConfigWatch.class)
public final class ConfigWatchHealthContributorAutoConfiguration {

	ConfigWatchHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "configWatchHealthIndicator", "configWatchHealthContributor" })
	ConfigWatchHealthIndicator configWatchHealthIndicator(ConfigWatch watch) {
		return new ConfigWatchHealthIndicator(watch);
	}

}
