package dev.tandem.autoconfigure;

import dev.tandem.observation.ApiMeterObservationHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.core.instrument.observation.MeterObservationHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the meters of calls and attempts, in place of Boot's handler. It
 * backs off where the application has a handler of meters of its own.
 */
@AutoConfiguration(after = CompositeMeterRegistryAutoConfiguration.class)
@ConditionalOnClass({ MeterRegistry.class, CompositeMeterRegistryAutoConfiguration.class })
@ConditionalOnBean(value = { MeterRegistry.class, MetricsProperties.class }, name = "defaultMeterObservationHandler")
@ConditionalOnSingleCandidate(MeterObservationHandler.class)
public final class ApiMetersAutoConfiguration {

	ApiMetersAutoConfiguration() {
	}

	/**
	 * The first handler that supports a context measures it, and Boot's has no order.
	 */
	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE - 1)
	ApiMeterObservationHandler apiMeterObservationHandler(MeterRegistry registry, MetricsProperties properties) {
		return new ApiMeterObservationHandler(registry,
				!properties.getObservations().getIgnoredMeters().contains(IgnoredMeters.LONG_TASK_TIMER));
	}

}
