package dev.tandem.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.tandem.autoconfigure.definitions.NoteApi;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ByteArrayResource;

/**
 * Application contexts with the auto-configuration of the clients and of what it builds
 * on.
 */
final class Contexts {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			ApiClientsAutoConfiguration.class, ApiClientsActuatorAutoConfiguration.class, SslAutoConfiguration.class,
			CodecsAutoConfiguration.class, HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class);

	private Contexts() {
	}

	/**
	 * A context without definitions.
	 */
	static ApplicationContextRunner empty() {
		return new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS);
	}

	/**
	 * A context of an application that holds definitions.
	 */
	static ApplicationContextRunner withDefinitions() {
		return empty().withUserConfiguration(Application.class);
	}

	/**
	 * Properties of a file, with their origins.
	 */
	static ApplicationContextInitializer<ConfigurableApplicationContext> yaml(String text) {
		return (context) -> addYaml(context.getEnvironment(), text);
	}

	static void addYaml(ConfigurableEnvironment environment, String text) {
		try {
			new YamlPropertySourceLoader()
				.load("application.yml",
						new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "application.yml"))
				.forEach(environment.getPropertySources()::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = NoteApi.class)
	static class Application {

	}

}
