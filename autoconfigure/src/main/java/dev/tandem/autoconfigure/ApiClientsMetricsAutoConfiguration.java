package dev.tandem.autoconfigure;

import dev.tandem.metrics.ClientMeters;
import dev.tandem.metrics.DeadlineBuckets;
import dev.tandem.observation.ClientInstrumentation;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/**
 * Auto-configuration of the meters of the clients, where Micrometer is there and the
 * application has a registry.
 */
@AutoConfiguration(after = ApiClientsAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnSingleCandidate(MeterRegistry.class)
@ConditionalOnBean(AutoConfiguredApiClients.class)
public final class ApiClientsMetricsAutoConfiguration {

	ApiClientsMetricsAutoConfiguration() {
	}

	@Bean
	ClientInstrumentation.Factory apiClientInstrumentationFactory(MeterRegistry registry,
			DeadlineBuckets deadlineBuckets) {
		return (settings, limits) -> {
			deadlineBuckets.add(settings);
			return new ClientMeters(registry, settings, limits);
		};
	}

	/**
	 * After the filter of Boot, which knows what the user has asked for.
	 */
	@Bean
	@Order(100)
	static DeadlineBuckets apiClientDeadlineBuckets() {
		return new DeadlineBuckets();
	}

}
