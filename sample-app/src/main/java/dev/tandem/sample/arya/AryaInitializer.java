package dev.tandem.sample.arya;

import java.util.Map;

import dev.tandem.standin.arya.AryaServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the API of cats and points the client at it, unless the client has a base URL.
 */
final class AryaInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String BASE_URL = "tandem.clients.arya.base-url";

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (!environment.containsProperty(BASE_URL)) {
			AryaServer server = new AryaServer();
			environment.getPropertySources()
				.addLast(new MapPropertySource("embeddedArya",
						Map.of(BASE_URL, server.uri().toString(), "sample.arya.api-key", AryaServer.KEY)));
			String beanName = "embeddedArya";
			context.getDefaultListableBeanFactory().registerSingleton(beanName, server);
			context.getDefaultListableBeanFactory().registerDisposableBean(beanName, server::close);
		}
	}

}
