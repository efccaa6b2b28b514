package dev.tandem.benchmarks.peer.spring;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.benchmarks.peer.PeerContext;
import dev.tandem.benchmarks.peer.Upstream;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.service.registry.HttpServiceGroup.ClientType;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Applications with Spring's HTTP interfaces alone, one for each kind of client.
 */
final class SpringApplications {

	private static final String[] WITHOUT_TANDEM = { "dev.tandem.autoconfigure.ApiClientsAutoConfiguration",
			"dev.tandem.autoconfigure.ApiClientsActuatorAutoConfiguration" };

	private SpringApplications() {
	}

	static ConfigurableApplicationContext start(Class<?> application, Upstream upstream, String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("spring.http.serviceclient.items.base-url=" + upstream.url());
		all.add("spring.http.serviceclient.items.default-header.Authorization=" + Upstream.AUTHORIZATION);
		all.add("spring.http.codecs.max-in-memory-size=8MB");
		all.add("spring.autoconfigure.exclude=" + String.join(",", WITHOUT_TANDEM));
		return PeerContext.start(application, all.toArray(String[]::new));
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportHttpServices(group = "items", types = { ItemService.class, ReactiveItemService.class },
			clientType = ClientType.WEB_CLIENT)
	static class OnWebClient {

	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@ImportHttpServices(group = "items", types = ItemService.class, clientType = ClientType.REST_CLIENT)
	static class OnRestClient {

		@Bean
		ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connections() {
			return (factory) -> factory
				.withConnectionManagerCustomizer((manager) -> manager.setMaxConnPerRoute(Upstream.CONNECTIONS)
					.setMaxConnTotal(Upstream.CONNECTIONS));
		}

	}

}
