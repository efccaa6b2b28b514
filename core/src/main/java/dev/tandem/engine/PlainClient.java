package dev.tandem.engine;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.client.ApiVersionInserter;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.util.UriBuilderFactory;

/**
 * What a {@code WebClient} consists of, if that is nothing but what Tandem itself,
 * codecs, observations and API versions add. Attempts of such a client go to the
 * transport directly. A {@code WebClient} does not show all that it was given, so its
 * fields are read; where that cannot be done, or where there is a filter, a default
 * request, a status handler or another connector, {@code WebClient} sends.
 *
 * @param connector sends requests
 * @param uris makes addresses
 * @param versions adds API versions
 * @param strategies codecs
 * @param readers read bodies by these codecs
 * @param observations where attempts are observed
 * @param convention names and tags of their observations, {@code null} for Spring's
 */
record PlainClient(ClientHttpConnector connector, UriBuilderFactory uris, Versions versions,
		ExchangeStrategies strategies, BodyReaders readers, ObservationRegistry observations,
		@Nullable ClientRequestObservationConvention convention) {

	private static final Log logger = LogFactory.getLog(PlainClient.class);

	/**
	 * Look into the {@code WebClient} of an adapter.
	 * @param adapter the adapter of a proxy
	 * @param own the client's own connector
	 * @return what it consists of, {@code null} if there is more to it
	 */
	static @Nullable PlainClient of(HttpExchangeAdapter adapter, ClientHttpConnector own) {
		if (adapter.getClass() != WebClientAdapter.class) {
			return null;
		}
		try {
			WebClient client = Internals.required(adapter, "webClient", WebClient.class);
			return isPlain(client) ? of(client, own) : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The WebClient cannot be looked into and sends requests itself", ex);
			return null;
		}
	}

	@SuppressWarnings("ReferenceEquality")
	private static @Nullable PlainClient of(WebClient client, ClientHttpConnector own)
			throws ReflectiveOperationException {
		Object exchange = Internals.required(client, "exchangeFunction", Object.class);
		if (Internals.value(exchange, "connector") != own) {
			return null;
		}
		ExchangeStrategies strategies = Internals.required(exchange, "strategies", ExchangeStrategies.class);
		return new PlainClient(own, Internals.required(client, "uriBuilderFactory", UriBuilderFactory.class),
				new Versions((ApiVersionInserter) Internals.value(client, "apiVersionInserter"),
						Internals.value(client, "defaultApiVersion")),
				strategies, new BodyReaders(strategies),
				Internals.required(client, "observationRegistry", ObservationRegistry.class),
				(ClientRequestObservationConvention) Internals.value(client, "observationConvention"));
	}

	/**
	 * The client of another generation, which differs by its connector and, unless the
	 * application has set them, its addresses.
	 */
	PlainClient with(ClientHttpConnector next, UriBuilderFactory addresses) {
		return new PlainClient(next, addresses, this.versions, this.strategies, this.readers, this.observations,
				this.convention);
	}

	/**
	 * Whether the {@code WebClient} of an adapter connects by a connector, as far as can
	 * be seen.
	 */
	@SuppressWarnings("ReferenceEquality")
	static boolean connectsBy(HttpExchangeAdapter adapter, ClientHttpConnector connector) {
		return holds(adapter, (client) -> Internals.value(Internals.required(client, "exchangeFunction", Object.class),
				"connector") == connector);
	}

	/**
	 * Whether the {@code WebClient} of an adapter makes addresses by a factory, as far as
	 * can be seen.
	 */
	@SuppressWarnings("ReferenceEquality")
	static boolean addressesBy(HttpExchangeAdapter adapter, UriBuilderFactory addresses) {
		return holds(adapter, (client) -> Internals.value(client, "uriBuilderFactory") == addresses);
	}

	private static boolean holds(HttpExchangeAdapter adapter, Look look) {
		if (adapter.getClass() != WebClientAdapter.class) {
			return false;
		}
		try {
			return look.at(Internals.required(adapter, "webClient", WebClient.class));
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The WebClient cannot be looked into and stays as it is", ex);
			return false;
		}
	}

	private static boolean isPlain(WebClient client) throws ReflectiveOperationException {
		WebClient.Builder builder = client.mutate();
		boolean[] plain = { Internals.value(client, "defaultRequest") == null };
		builder.filters((filters) -> plain[0] &= filters.stream().allMatch(PlainClient::isOwn))
			.defaultHeaders((headers) -> plain[0] &= headers.isEmpty())
			.defaultCookies((cookies) -> plain[0] &= cookies.isEmpty());
		return plain[0] && Internals.value(builder, "statusHandlers") instanceof Map<?, ?> handlers
				&& ErrorStatus.HANDLED.equals(List.copyOf(handlers.keySet()));
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean isOwn(ExchangeFilterFunction filter) {
		return filter == ErrorStatus.GUARD;
	}

	/**
	 * The address of a request.
	 * @param values the request
	 */
	URI uri(HttpRequestValues values) {
		URI given = values.getUri();
		if (given != null) {
			return given;
		}
		String template = values.getUriTemplate();
		if (template == null) {
			throw new IllegalStateException("Neither full URL nor URI template");
		}
		UriBuilderFactory factory = values.getUriBuilderFactory();
		return (factory != null) ? factory.expand(template, values.getUriVariables())
				: this.uris.uriString(template).build(values.getUriVariables());
	}

	/**
	 * The template of an address, with the base URL.
	 * @param values the request
	 * @return the template, {@code null} if the client does not expand it
	 */
	@Nullable String uriTemplate(HttpRequestValues values) {
		String template = values.getUriTemplate();
		return (values.getUri() == null && template != null && values.getUriBuilderFactory() == null)
				? this.uris.uriString(template).toUriString() : null;
	}

	private interface Look {

		boolean at(WebClient client) throws ReflectiveOperationException;

	}

	/**
	 * How the client sends the version of an API.
	 *
	 * @param inserter puts a version into a request, {@code null} if it knows no way
	 * @param defaultVersion the version of a request that names none, {@code null} for
	 * none
	 */
	record Versions(@Nullable ApiVersionInserter inserter, @Nullable Object defaultVersion) {

		/**
		 * Put a version into a request.
		 * @param given the version that the request names, {@code null} for none
		 * @param uri its address
		 * @param headers headers of the request
		 * @return the address with the version
		 */
		URI insert(@Nullable Object given, URI uri, Supplier<HttpHeaders> headers) {
			Object version = (given != null) ? given : this.defaultVersion;
			if (version == null) {
				return uri;
			}
			if (this.inserter == null) {
				throw new IllegalStateException("No ApiVersionInserter configured");
			}
			this.inserter.insertVersion(version, headers.get());
			return this.inserter.insertVersion(version, uri);
		}

	}

}
