package dev.tandem.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import dev.tandem.config.ConfigSnapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Loads the remote configuration before the application is there: in a small context of
 * its own, with the source and the client that the application's watch will have. It is
 * closed when the values are there.
 */
final class ConfigImport {

	private static final String CLIENT = "tandem.clients.%s.base-url";

	private static final List<String> AUTO_CONFIGURATIONS = List.of(ApiClientsAutoConfiguration.class.getName(),
			"org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration",
			"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
			"org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration",
			"org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration",
			"org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration",
			"org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration",
			"org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration",
			"org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration");

	private ConfigImport() {
	}

	/**
	 * Load the values.
	 * @throws ConfigImportException if they cannot be had
	 */
	static ConfigSnapshot load(Binder binder) {
		String source = text(binder, "source");
		if (!StringUtils.hasText(source)) {
			throw new ConfigImportException("tandem.config.source is missing.",
					"Set it to opendecree, etcd, consul or directory, and the base URL of its server as %s."
						.formatted(CLIENT.formatted("config")),
					null);
		}
		if (!Set.of(ConfigSources.OPENDECREE, ConfigSources.ETCD, ConfigSources.CONSUL, ConfigSources.DIRECTORY)
			.contains(source)) {
			throw new ConfigImportException(
					"tandem.config.source is '%s', and there are no beans yet when imports are read.".formatted(source),
					"Give opendecree, etcd, consul or directory.", null);
		}
		String client = Objects.requireNonNullElse(text(binder, "client"), "config");
		try (AnnotationConfigApplicationContext context = context(binder, client)) {
			return load(context, client);
		}
	}

	private static @Nullable String text(Binder binder, String key) {
		return binder.bind(ConfigWatchProperties.PREFIX + "." + key, String.class).orElse(null);
	}

	private static AnnotationConfigApplicationContext context(Binder binder, String client) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setEnvironment(new ImportEnvironment(binder, client));
		context.register(Setup.class, ConfigWatchAutoConfiguration.OpenDecreeConfiguration.class,
				ConfigWatchAutoConfiguration.EtcdConfiguration.class,
				ConfigWatchAutoConfiguration.ConsulConfiguration.class);
		List<Class<?>> types = new ArrayList<>();
		for (String name : AUTO_CONFIGURATIONS) {
			if (ClassUtils.isPresent(name, ConfigImport.class.getClassLoader())) {
				types.add(ClassUtils.resolveClassName(name, ConfigImport.class.getClassLoader()));
			}
		}
		context.register(Configurations.getClasses(AutoConfigurations.of(types.toArray(Class<?>[]::new))));
		context.refresh();
		return context;
	}

	private static ConfigSnapshot load(AnnotationConfigApplicationContext context, String client) {
		ConfigSources sources = new ConfigSources(context.getBean(ConfigWatchProperties.class), context);
		try {
			return sources.find().load().toFuture().get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw failed(client, ex);
		}
		catch (ExecutionException ex) {
			throw failed(client, ex.getCause());
		}
	}

	private static ConfigImportException failed(String client, @Nullable Throwable cause) {
		return new ConfigImportException(
				"the remote configuration cannot be loaded: " + ((cause != null) ? cause.getMessage() : "no response"),
				"Check that its server runs and that %s is its URL.".formatted(CLIENT.formatted(client)), cause);
	}

	/**
	 * Settings of the watch.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ConfigWatchProperties.class)
	static class Setup {

	}

	/**
	 * Has the properties of the binder and nothing else.
	 */
	private static final class ImportEnvironment extends StandardEnvironment {

		ImportEnvironment(Binder binder, String client) {
			List.of(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
				.forEach(getPropertySources()::remove);
			getPropertySources().addLast(new BinderPropertySource.Listed(binder, List.of("tandem.config",
					"tandem.defaults", "tandem.clients." + client, "spring.ssl", "spring.http", "spring.jackson")));
			getPropertySources().addLast(new BinderPropertySource(binder));
		}

	}

}
