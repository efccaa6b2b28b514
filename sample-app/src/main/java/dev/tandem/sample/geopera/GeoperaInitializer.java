package dev.tandem.sample.geopera;

import java.util.Map;

import dev.tandem.standin.geopera.GeoperaServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the stand-in for Geopera and points the client at it, unless the client has a
 * base URL or {@code sample.geopera.embedded} is off.
 */
final class GeoperaInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String EMBEDDED = "sample.geopera.embedded";

	private static final String BASE_URL = "tandem.clients.geopera.base-url";

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.getProperty(EMBEDDED, Boolean.class, true) && !environment.containsProperty(BASE_URL)) {
			GeoperaServer server = new GeoperaServer();
			environment.getPropertySources()
				.addLast(new MapPropertySource("embeddedGeopera",
						Map.of(BASE_URL, server.uri().toString(), "sample.geopera.api-key", GeoperaServer.KEY)));
			String beanName = "embeddedGeopera";
			context.getDefaultListableBeanFactory().registerSingleton(beanName, server);
			context.getDefaultListableBeanFactory().registerDisposableBean(beanName, server::close);
		}
	}

}
