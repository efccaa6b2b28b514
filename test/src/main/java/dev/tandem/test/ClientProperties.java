package dev.tandem.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;

/**
 * The properties of one client as the application sets them: its own, then the defaults.
 */
final class ClientProperties {

	/**
	 * Takes the place of a key that the test does not have.
	 */
	static final String TEST_KEY = "test-key";

	/**
	 * Each under all its names.
	 */
	private static final List<List<String>> SECRETS = List.of(List.of("api-key.value", "api-key"),
			List.of("basic.username"), List.of("basic.password"));

	private final Environment environment;

	private final String client;

	ClientProperties(Environment environment, String client) {
		this.environment = environment;
		this.client = client;
	}

	/**
	 * Properties that let the client call a server in place of the API.
	 */
	Map<String, Object> calling(String baseUrl) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(own(hasOwnBaseUrls() ? "base-urls[0]" : "base-url"), baseUrl);
		if (list("http.allowed-addresses") != null) {
			properties.put(own("http.allowed-addresses"), "127.0.0.1");
		}
		return properties;
	}

	/**
	 * Properties in place of the keys and passwords that refer to a property or an
	 * environment variable that is not set, and of a key file that does not exist.
	 */
	Map<String, Object> missingSecrets() {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (String prefix : List.of("tandem.defaults.", "tandem.clients." + this.client + ".")) {
			for (List<String> names : SECRETS) {
				ConfigurationProperty property = find(names.stream().map(prefix::concat).toArray(String[]::new));
				if (property != null && property.getValue() instanceof String text && !isResolvable(text)) {
					properties.put(property.getName().toString(), TEST_KEY);
				}
			}
			ConfigurationProperty file = find(prefix + "api-key.file");
			if (file != null && !exists(file.getValue())) {
				properties.put(prefix + "api-key.file", TestKeyFile.path());
			}
		}
		return properties;
	}

	private boolean exists(Object file) {
		try {
			return Files.exists(Path.of(this.environment.resolveRequiredPlaceholders(file.toString())));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private boolean isResolvable(String text) {
		try {
			this.environment.resolveRequiredPlaceholders(text);
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * The base URL of the API, of several the first, without a slash at its end;
	 * {@code null} if the application sets none.
	 */
	@Nullable String baseUrl() {
		List<String> many = Objects.requireNonNullElse(list("base-urls"), List.of());
		boolean onlyOne = find(own("base-url")) != null && !hasOwnBaseUrls();
		String written = (many.isEmpty() || onlyOne) ? singleBaseUrl() : many.get(0);
		if (written == null || written.isBlank()) {
			return null;
		}
		String url = written.strip();
		return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
	}

	private @Nullable String singleBaseUrl() {
		String url = text("base-url");
		return (url != null) ? url
				: Binder.get(this.environment)
					.bind("spring.http.serviceclient." + this.client + ".base-url", Bindable.of(String.class))
					.orElse(null);
	}

	private boolean hasOwnBaseUrls() {
		return find(own("base-urls[0]"), own("base-urls")) != null;
	}

	/**
	 * A property of the client.
	 */
	@Nullable String text(String key) {
		return bind(key, Bindable.of(String.class));
	}

	/**
	 * A property of the client that is a list.
	 */
	@Nullable List<String> list(String key) {
		return bind(key, Bindable.listOf(String.class));
	}

	private <T> @Nullable T bind(String key, Bindable<T> type) {
		Binder binder = Binder.get(this.environment);
		return binder.bind(own(key), type).orElseGet(() -> binder.bind("tandem.defaults." + key, type).orElse(null));
	}

	private String own(String key) {
		return "tandem.clients." + this.client + "." + key;
	}

	/**
	 * The property that wins, by any of its names.
	 */
	private @Nullable ConfigurationProperty find(String... keys) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			for (String key : keys) {
				ConfigurationProperty property = source.getConfigurationProperty(ConfigurationPropertyName.of(key));
				if (property != null) {
					return property;
				}
			}
		}
		return null;
	}

}
