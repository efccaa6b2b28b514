package dev.tandem.autoconfigure;

import dev.tandem.ApiClients;
import dev.tandem.actuate.CallStatistics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * What endpoint and health contributor share. Calls are counted only where one of them is
 * there.
 */
@Configuration(proxyBeanMethods = false)
class ClientRegistryConfiguration {

	@Bean
	CallStatistics apiClientCallStatistics() {
		return new CallStatistics();
	}

	/**
	 * Clients are made together with their proxies.
	 */
	@Bean
	RegisteredClients registeredApiClients(HttpServiceProxyRegistry proxies, AutoConfiguredApiClients clients,
			HealthProbes probes, ApiClients derivation, Environment environment) {
		return new RegisteredClients(clients, proxies, probes, derivation, environment);
	}

}
