package dev.tandem.sample.config;

import dev.tandem.standin.opendecree.OpenDecreeServer;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedOpenDecreeInitializerTests {

	private static final String BASE_URL = "tandem.clients.config.base-url";

	private final GenericApplicationContext context = new GenericApplicationContext();

	@Test
	void initializeStartsServerThatTheClientCalls() {
		initialize();
		assertThat(this.context.getEnvironment().getProperty(BASE_URL))
			.isEqualTo(this.context.getBean(OpenDecreeServer.class).uri().toString());
		this.context.close();
	}

	@Test
	void initializeWhenDisabledDoesNothing() {
		initialize("sample.embedded-config.enabled=false");
		assertThat(this.context.getBeansOfType(OpenDecreeServer.class)).isEmpty();
		assertThat(this.context.getEnvironment().containsProperty(BASE_URL)).isFalse();
	}

	@Test
	void initializeWhenClientHasBaseUrlDoesNothing() {
		initialize(BASE_URL + "=https://config.example.com");
		assertThat(this.context.getBeansOfType(OpenDecreeServer.class)).isEmpty();
	}

	private void initialize(String... properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		new EmbeddedOpenDecreeInitializer().initialize(this.context);
		this.context.refresh();
	}

}
