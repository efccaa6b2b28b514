package dev.tandem.sample.bloomy;

import java.net.URI;
import java.util.Map;

import dev.tandem.standin.bloomy.BloomyServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the stand-in for Bloom Growth and points the client at it, unless the client has
 * a base URL or {@code sample.embedded-upstream.enabled} is off. It has to run before the
 * context is refreshed: that is when Tandem reads the base URL. Keys are fetched from the
 * same host.
 */
final class BloomyInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String ENABLED = "sample.embedded-upstream.enabled";

	private static final String API_KEY = "sample.embedded-upstream.api-key";

	private static final String BASE_URL = "tandem.clients.bloomy.base-url";

	private static final String LOGIN_BASE_URL = "tandem.clients.bloomy-login.base-url";

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.getProperty(ENABLED, Boolean.class, true) && !environment.containsProperty(BASE_URL)) {
			BloomyServer upstream = new BloomyServer();
			environment.getPropertySources()
				.addLast(new MapPropertySource("embeddedUpstream",
						Map.of(BASE_URL, upstream.uri().toString(), API_KEY, BloomyServer.API_KEY)));
			String beanName = "embeddedUpstream";
			context.getDefaultListableBeanFactory().registerSingleton(beanName, upstream);
			context.getDefaultListableBeanFactory().registerDisposableBean(beanName, upstream::close);
		}
		String baseUrl = environment.getProperty(BASE_URL);
		if (baseUrl != null) {
			environment.getPropertySources()
				.addLast(new MapPropertySource("bloomyLogin",
						Map.of(LOGIN_BASE_URL, URI.create(baseUrl).resolve("/").toString())));
		}
	}

}
