package dev.tandem.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.GenericClient;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.RequestSyntax;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.codec.ClientCodecs;
import dev.tandem.codec.TokenizedBodyReader;
import dev.tandem.engine.CallExchange;
import dev.tandem.engine.CallExtensions;
import dev.tandem.engine.CallGate;
import dev.tandem.engine.ErrorStatus;
import dev.tandem.logging.CallLog;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.SharedBuckets;
import dev.tandem.transfer.TransferCodecs;
import dev.tandem.transport.ClientTransport;
import dev.tandem.transport.TransportResources;
import dev.tandem.uri.BaseUrlUriBuilderFactory;
import dev.tandem.resilience.Failover;
import dev.tandem.uri.FailoverUriBuilderFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.util.UriBuilderFactory;

/**
 * One client at work: its settings, its transport, the gate that its calls pass and the
 * policies that they share.
 */
final class AutoConfiguredApiClient {

	private final ClientSettings settings;

	private final ClientLimits limits;

	private final @Nullable ClientInstrumentation instrumentation;

	private final CallGate gate = new CallGate();

	private final ClientTransport transport;

	private final CallExchange exchange;

	private final UriBuilderFactory addresses;

	AutoConfiguredApiClient(ClientSettings settings, @Nullable SharedBuckets sharedBuckets,
			TransportResources resources, List<HttpClientCustomizer> customizers, CallExtensions extensions,
			List<CallListener> listeners, ClientInstrumentation.@Nullable Factory instrumentations) {
		this.settings = settings;
		this.limits = ClientLimits.of(settings, sharedBuckets);
		this.instrumentation = (instrumentations != null) ? instrumentations.create(settings, this.limits) : null;
		Failover failover = settings.servers().areMany() ? new Failover(settings) : null;
		this.addresses = (failover != null) ? new FailoverUriBuilderFactory(failover, settings.servers().baseUrls())
				: new BaseUrlUriBuilderFactory(settings.baseUrl());
		this.transport = new ClientTransport(settings, resources, (httpClient) -> customize(httpClient, customizers),
				(this.instrumentation != null) ? this.instrumentation.pools() : null, failover);
		this.exchange = new CallExchange(settings, this.transport, this.gate, this.limits, all(listeners), extensions,
				failover);
	}

	private HttpClient customize(HttpClient httpClient, List<HttpClientCustomizer> customizers) {
		HttpClient customized = httpClient;
		for (HttpClientCustomizer customizer : customizers) {
			customized = customizer.customize(this.settings.name(), customized);
		}
		if (this.settings.http().addressFilter() != null && customized.configuration().hasProxy()) {
			throw new InvalidApiClientException(
					("An HttpClientCustomizer sets a proxy for the client '%s', whose addresses are limited by "
							+ "http.allowed-addresses or a bean of type InetAddressFilter, "
							+ "but behind a proxy it is the proxy that resolves and connects.")
						.formatted(this.settings.name()),
					"Restrict the addresses at the proxy, or call without one.");
		}
		return customized;
	}

	private List<CallListener> all(List<CallListener> given) {
		List<CallListener> listeners = new ArrayList<>(given);
		if (this.instrumentation != null) {
			listeners.add(this.instrumentation);
		}
		if (this.settings.logging().level() != LoggingLevel.NONE) {
			listeners.add(new CallLog(this.settings));
		}
		return listeners;
	}

	ClientSettings settings() {
		return this.settings;
	}

	ClientLimits limits() {
		return this.limits;
	}

	ClientTransport transport() {
		return this.transport;
	}

	void configure(WebClient.Builder builder, List<ApiClientCustomizer> customizers) {
		builder.uriBuilderFactory(this.addresses)
			.clientConnector(this.transport.connector())
			.codecs((codecs) -> codecs.defaultCodecs()
				.maxInMemorySize(Math.toIntExact(this.settings.http().maxBodySize().toBytes())))
			.codecs(TransferCodecs::register)
			.codecs(TokenizedBodyReader::register);
		ErrorStatus.handleRedirects(builder);
		builder.defaultHeaders((defaults) -> this.settings.headers().forEach(defaults::put))
			.defaultCookies(
					(defaults) -> this.settings.cookies().forEach((name, value) -> defaults.put(name, List.of(value))));
		customizers.forEach((customizer) -> customizer.customize(this.settings.name(), builder));
		builder.codecs(ClientCodecs::register);
		ErrorStatus.handleErrors(builder);
		bindToOrigin(builder);
	}

	/**
	 * Default headers and cookies of the builder would go to any origin, so the transport
	 * takes them over.
	 */
	private void bindToOrigin(WebClient.Builder builder) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		builder.defaultHeaders((defaults) -> {
			defaults.forEach(headers::put);
			defaults.clear();
		});
		Map<String, List<String>> cookies = new LinkedHashMap<>();
		builder.defaultCookies((defaults) -> {
			cookies.putAll(defaults);
			defaults.clear();
		});
		checkDefaults("header", headers, RequestSyntax::faultInHeaderValue);
		checkDefaults("cookie", cookies, RequestSyntax::faultInCookieValue);
		this.transport.setDefaults(headers, cookies);
	}

	/**
	 * Those of the settings are checked already.
	 */
	private void checkDefaults(String what, Map<String, List<String>> defaults,
			Function<String, @Nullable String> faultInValue) {
		defaults.forEach((name, values) -> values.forEach((value) -> {
			String faultInName = RequestSyntax.faultInName(name);
			String fault = (faultInName != null) ? faultInName : faultInValue.apply(value);
			if (fault != null) {
				throw new InvalidApiClientException(
						"An ApiClientCustomizer gives the client '%s' the default %s '%s', whose %s %s.".formatted(
								this.settings.name(), what, RequestSyntax.shown(name),
								(faultInName != null) ? "name" : "value", fault),
						"Give a %s that can be sent, or encode it as the API expects.".formatted(what));
			}
		}));
	}

	void configure(HttpServiceProxyFactory.Builder factory) {
		this.exchange.configure(factory);
	}

	GenericClient generic() {
		return this.exchange.genericClient();
	}

	void open() {
		this.gate.open();
	}

	Mono<Void> drain() {
		return this.gate.close(this.settings.gracePeriod());
	}

	Mono<Void> close() {
		return this.transport.closeLater().doFinally((signal) -> {
			this.settings.credentials().forEach((credential) -> credential.source().close());
			if (this.instrumentation != null) {
				this.instrumentation.close();
			}
		});
	}

}
