package dev.tandem.autoconfigure;

import dev.tandem.actuate.ApiClientsEndpoint;
import dev.tandem.actuate.ApiClientsEndpointWebExtension;
import dev.tandem.actuate.CallStatistics;
import dev.tandem.actuate.ClientRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of the endpoint {@code apiclients}, where it is exposed.
 */
@AutoConfiguration(after = ApiClientsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(ApiClientsEndpoint.class)
@ConditionalOnBean(AutoConfiguredApiClients.class)
@EnableConfigurationProperties(ApiClientsEndpointProperties.class)
@Import(ClientRegistryConfiguration.class)
public final class ApiClientsEndpointAutoConfiguration {

	ApiClientsEndpointAutoConfiguration() {
	}

	@Bean
	@ConditionalOnMissingBean
	ApiClientsEndpoint apiClientsEndpoint(ClientRegistry registry, CallStatistics statistics,
			ObjectProvider<SanitizingFunction> sanitizingFunctions, ApiClientsEndpointProperties properties,
			AutoConfiguredApiClients clients) {
		return new ApiClientsEndpoint(registry, statistics, sanitizingFunctions.orderedStream().toList(),
				properties.showValues(), () -> clients.refresh("endpoint"));
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(ApiClientsEndpoint.class)
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	ApiClientsEndpointWebExtension apiClientsEndpointWebExtension(ApiClientsEndpoint endpoint,
			ApiClientsEndpointProperties properties) {
		return new ApiClientsEndpointWebExtension(endpoint, properties.showValues(), properties.roles());
	}

}
