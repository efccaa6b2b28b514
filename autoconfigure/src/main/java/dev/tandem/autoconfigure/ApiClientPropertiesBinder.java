package dev.tandem.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tandem.autoconfigure.ClientPropertySource.Renaming;
import dev.tandem.client.InvalidApiClientException.Mistake;
import dev.tandem.client.Mistakes;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.RandomValuePropertySource;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Binds the properties of a client: its own, below them {@code tandem.defaults}, below
 * them Boot's {@code spring.http.serviceclient.<name>} and {@code spring.http.clients}.
 */
final class ApiClientPropertiesBinder {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\s*([^:}]+)");

	private final Environment environment;

	ApiClientPropertiesBinder(Environment environment) {
		this.environment = environment;
	}

	BoundClient bind(String client) {
		ConfigurationPropertyName prefix = ConfigurationPropertyName.of("tandem.clients." + client);
		List<ConfigurationPropertySource> sources = sources(client);
		Origins origins = new Origins(prefix, sources);
		Binder binder = new Binder(sources, new StrictPlaceholdersResolver(this.environment));
		try {
			ApiClientProperties properties = new BoundParts(sources, binder).bind(prefix, origins);
			origins.mistakes.refuse();
			return new BoundClient(client, properties, FlatProperties.of(properties), Map.copyOf(origins.bound),
					bootRedirects(client), new OtherClients(client, this.environment), false);
		}
		catch (BindException ex) {
			origins.mistakes.refuse();
			throw ex;
		}
	}

	/**
	 * Names the placeholders of the value, but not the text around them, which may be
	 * part of a secret.
	 */
	private static Mistake unresolved(ConfigurationPropertyName asked, @Nullable ConfigurationProperty property,
			PlaceholderResolutionException unresolved) {
		Object name = (property != null) ? property.getName() : asked;
		String where = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
		String value = (property != null) ? String.valueOf(property.getValue()) : "";
		String names = PLACEHOLDER.matcher(value)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.joining(", "));
		return new Mistake("%s%s refers to '%s', which is not set.".formatted(name, where, unresolved.getPlaceholder()),
				"Set one of the properties or environment variables that it refers to: %s.".formatted(names));
	}

	private List<ConfigurationPropertySource> sources(String client) {
		String own = "tandem.clients." + client;
		List<List<Renaming>> levels = List.of(level(own, own), level(own, "tandem.defaults"),
				bootServiceClient(own, "spring.http.serviceclient." + client), bootClients(own, "spring.http.clients"));
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		for (List<Renaming> level : levels) {
			for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
				ConfigurationPropertySource shown = ClientPropertySource.of(source, level);
				if (mayHaveProperties(shown)) {
					sources.add(shown);
				}
			}
		}
		return sources;
	}

	/**
	 * A binder asks each source for each key, and most have nothing of a client. Only a
	 * plain map is known to have no more than the names that it lists: an environment
	 * variable is found under other names, too.
	 */
	private static boolean mayHaveProperties(ConfigurationPropertySource shown) {
		Object underlying = shown.getUnderlyingSource();
		boolean listsAll = underlying instanceof MapPropertySource
				&& !(underlying instanceof SystemEnvironmentPropertySource);
		return !(underlying instanceof RandomValuePropertySource || (listsAll
				&& shown instanceof IterableConfigurationPropertySource known && known.stream().findAny().isEmpty()));
	}

	private static List<Renaming> level(String own, String prefix) {
		return List.of(Renaming.tree(own, prefix), Renaming.key(own + ".api-key.value", prefix + ".api-key"));
	}

	private static List<Renaming> bootServiceClient(String own, String prefix) {
		List<Renaming> renamings = new ArrayList<>(bootClients(own, prefix));
		renamings.add(Renaming.key(own + ".base-url", prefix + ".base-url"));
		renamings.add(Renaming.tree(own + ".headers", prefix + ".default-header"));
		return renamings;
	}

	private static List<Renaming> bootClients(String own, String prefix) {
		return List.of(Renaming.key(own + ".timeouts.connect", prefix + ".connect-timeout"),
				Renaming.key(own + ".timeouts.response", prefix + ".read-timeout"),
				Renaming.key(own + ".ssl.bundle", prefix + ".ssl.bundle"));
	}

	private BoundClient.@Nullable BootRedirects bootRedirects(String client) {
		Binder binder = Binder.get(this.environment);
		for (String prefix : List.of("spring.http.serviceclient." + client, "spring.http.clients")) {
			Origins origins = new Origins(ConfigurationPropertyName.of(prefix),
					ConfigurationPropertySources.get(this.environment));
			HttpRedirects redirects = binder.bind(prefix + ".redirects", Bindable.of(HttpRedirects.class), origins)
				.orElse(null);
			origins.mistakes.refuse();
			ConfigurationProperty property = origins.bound.get("redirects");
			if (redirects != null && property != null) {
				return new BoundClient.BootRedirects(redirects, property);
			}
		}
		return null;
	}

	/**
	 * Remembers which property each bound key came from, and each value that cannot be
	 * converted: whatever takes its place is not used.
	 */
	private static final class Origins implements BindHandler {

		private final ConfigurationPropertyName prefix;

		private final Iterable<ConfigurationPropertySource> sources;

		private final Map<String, ConfigurationProperty> bound = new LinkedHashMap<>();

		private final Mistakes mistakes = new Mistakes();

		private Origins(ConfigurationPropertyName prefix, Iterable<ConfigurationPropertySource> sources) {
			this.prefix = prefix;
			this.sources = sources;
		}

		@Override
		public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			ConfigurationProperty property = context.getConfigurationProperty();
			if (property != null && this.prefix.isAncestorOf(name)) {
				this.bound.put(PropertyNames.tail(name, this.prefix.getNumberOfElements()).toString(), property);
			}
			return result;
		}

		private static @Nullable Mistake mistake(ConfigurationPropertyName name, Bindable<?> target,
				@Nullable ConfigurationProperty property, @Nullable Throwable cause) {
			if (cause instanceof ConversionException) {
				return UnreadableValue.of(name, target, property);
			}
			return (cause != null && NestedExceptionUtils
				.getMostSpecificCause(cause) instanceof PlaceholderResolutionException unresolved)
						? unresolved(name, property, unresolved) : null;
		}

		/**
		 * The context of the binding has lost it when a group of properties has a value.
		 */
		private @Nullable ConfigurationProperty property(ConfigurationPropertyName name) {
			for (ConfigurationPropertySource source : this.sources) {
				ConfigurationProperty property = source.getConfigurationProperty(name);
				if (property != null) {
					return property;
				}
			}
			return null;
		}

		/**
		 * A list cannot do without one of its elements, so it is left out as a whole.
		 */
		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			BindException element = (error instanceof BindException nested) ? nested : null;
			Mistake mistake = null;
			if (element != null) {
				mistake = mistake(element.getName(), element.getTarget(), element.getProperty(), element.getCause());
			}
			else if (!name.isLastElementIndexed()) {
				mistake = mistake(name, target, property(name), error);
			}
			if (mistake != null) {
				this.mistakes.add(mistake);
				return null;
			}
			throw error;
		}

	}

}
