package dev.tandem.sample.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

import dev.tandem.standin.opendecree.OpenDecreeServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the stand-in for OpenDecree with a few fields and points the client at it,
 * unless the client has a base URL or {@code sample.embedded-config.enabled} is off.
 */
final class EmbeddedOpenDecreeInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String ENABLED = "sample.embedded-config.enabled";

	private static final String BASE_URL = "tandem.clients.config.base-url";

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.getProperty(ENABLED, Boolean.class, true) && !environment.containsProperty(BASE_URL)) {
			OpenDecreeServer server = start();
			environment.getPropertySources()
				.addLast(new MapPropertySource("embeddedOpenDecree", Map.of(BASE_URL, server.uri().toString())));
			String beanName = "embeddedOpenDecree";
			context.getDefaultListableBeanFactory().registerSingleton(beanName, server);
			context.getDefaultListableBeanFactory().registerDisposableBean(beanName, server::close);
		}
	}

	private static OpenDecreeServer start() {
		OpenDecreeServer server = new OpenDecreeServer().limitRates().sensitive("payments.secret", "stringValue");
		server.write("payments.fee", new BigDecimal("0.02"));
		server.write("payments.retries", 3);
		server.write("payments.timeout", Duration.ofMillis(90_500));
		server.write("payments.terms", URI.create("https://example.com/terms"));
		server.write("payments.secret", "embedded-secret");
		server.write(ReadOnlyFlag.PATH, false);
		return server;
	}

}
