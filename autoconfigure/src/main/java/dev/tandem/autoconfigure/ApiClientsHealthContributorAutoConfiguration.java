package dev.tandem.autoconfigure;

import dev.tandem.actuate.ApiClientsHealth;
import dev.tandem.actuate.CallStatistics;
import dev.tandem.actuate.ClientRegistry;
import dev.tandem.actuate.UpstreamHealthGroups;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the health contributor {@code apiClients}.
 */
@AutoConfiguration(after = ApiClientsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("apiclients")
@ConditionalOnBean(AutoConfiguredApiClients.class)
@Import(ClientRegistryConfiguration.class)
public final class ApiClientsHealthContributorAutoConfiguration {

	ApiClientsHealthContributorAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean(name = { "apiClientsHealthIndicator", "apiClientsHealthContributor" })
	CompositeReactiveHealthContributor apiClientsHealthContributor(ClientRegistry registry, CallStatistics statistics) {
		return ApiClientsHealth.of(registry, statistics);
	}

	@Bean
	static UpstreamHealthGroups upstreamHealthGroups(ObjectProvider<ClientRegistry> registry) {
		return new UpstreamHealthGroups(() -> registry.getObject().clients().keySet());
	}

}
