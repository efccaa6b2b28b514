package dev.tandem.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import dev.tandem.ApiClients;
import dev.tandem.autoconfigure.ApiClientsAutoConfiguration;
import dev.tandem.autoconfigure.ConfigWatchAutoConfiguration;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * An application that watches a source through the client {@code remote}. Its settings
 * are those of {@code tandem.config} unless their name is a full one.
 */
final class ConfigApplication implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private ConfigApplication(List<String> properties) {
		TestPropertyValues.of(properties).applyTo(this.context);
		this.context.register(Setup.class);
		this.context.refresh();
	}

	static ConfigApplication calling(URI baseUrl, String... settings) {
		return calling(List.of(baseUrl), settings);
	}

	static ConfigApplication calling(List<URI> servers, String... settings) {
		String baseUrls = servers.stream().map(URI::toString).collect(Collectors.joining(","));
		List<String> properties = new ArrayList<>(
				List.of("tandem.config.client=remote", "tandem.clients.remote.shutdown.grace-period=0s",
						"tandem.clients.remote.base-urls=" + baseUrls, "tandem.clients.remote.headers.x-subject=tests",
						"tandem.clients.remote.headers.x-role=admin", "tandem.clients.remote.headers.x-tenant-id=shop",
						"tandem.config.backoff.initial=10ms", "tandem.config.backoff.max=50ms"));
		for (String setting : settings) {
			properties.add(setting.startsWith("tandem.") ? setting : "tandem.config." + setting);
		}
		return new ConfigApplication(properties);
	}

	ConfigClient reactive() {
		return this.context.getBean(ConfigClient.class);
	}

	BlockingConfigClient blocking() {
		return this.context.getBean(BlockingConfigClient.class);
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	ConfigWatch watch() {
		return this.context.getBean(ConfigWatch.class);
	}

	List<ConfigChangedEvent> changes() {
		return this.context.getBean(Setup.class).changes;
	}

	List<ConfigWatchStateEvent> states() {
		return this.context.getBean(Setup.class).states;
	}

	/**
	 * Set a property while the application runs, and let clients read it.
	 */
	void change(String property) {
		TestPropertyValues.of(property).applyTo(this.context);
		bean(ApiClients.class).refresh();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ConfigWatchAutoConfiguration.class, ApiClientsAutoConfiguration.class,
			SslAutoConfiguration.class, CodecsAutoConfiguration.class, JacksonAutoConfiguration.class,
			HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	static class Setup {

		private final List<ConfigChangedEvent> changes = new CopyOnWriteArrayList<>();

		private final List<ConfigWatchStateEvent> states = new CopyOnWriteArrayList<>();

		@EventListener
		void changed(ConfigChangedEvent event) {
			this.changes.add(event);
		}

		@EventListener
		void stateChanged(ConfigWatchStateEvent event) {
			this.states.add(event);
		}

	}

}
