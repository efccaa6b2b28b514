package dev.tandem.sample.openapp;

import java.util.Map;

import dev.tandem.standin.openapp.OpenAppServer;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Takes base URL and key of the client {@code openapp} from
 * {@code sample.openapp.api-key}. Without such a key it starts a stand-in, unless
 * {@code sample.openapp.embedded} is off.
 */
final class OpenAppInitializer implements ApplicationContextInitializer<GenericApplicationContext> {

	private static final String KEY = "sample.openapp.api-key";

	private static final String EMBEDDED = "sample.openapp.embedded";

	@Override
	public void initialize(GenericApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String given = environment.getProperty(KEY);
		if (StringUtils.hasText(given)) {
			configure(environment, OpenAppKey.parse(given));
		}
		else if (environment.getProperty(EMBEDDED, Boolean.class, true)) {
			OpenAppServer server = new OpenAppServer();
			configure(environment, OpenAppKey.parse(server.key()));
			String beanName = "embeddedOpenApp";
			context.getDefaultListableBeanFactory().registerSingleton(beanName, server);
			context.getDefaultListableBeanFactory().registerDisposableBean(beanName, server::close);
		}
	}

	private static void configure(ConfigurableEnvironment environment, OpenAppKey key) {
		environment.getPropertySources()
			.addLast(new MapPropertySource("openAppKey", Map.of("tandem.clients.openapp.base-url",
					key.baseUrl().toString(), "tandem.clients.openapp.api-key", key.token())));
	}

}
