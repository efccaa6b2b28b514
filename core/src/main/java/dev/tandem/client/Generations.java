package dev.tandem.client;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.tandem.HttpClientCustomizer;
import dev.tandem.auth.Credential;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.engine.CallGate;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.Failover;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.ClientPools;
import dev.tandem.transport.Connections;
import dev.tandem.uri.BaseUrlUriBuilderFactory;
import dev.tandem.uri.FailoverUriBuilderFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.web.util.UriBuilderFactory;

/**
 * Creates generations of a client, which take over from the one before what has not
 * changed, and releases what only one of them has used.
 */
final class Generations {

	private final ClientExtensions extensions;

	private final ClientPools pools;

	Generations(ClientExtensions extensions, ClientPools pools) {
		this.extensions = extensions;
		this.pools = pools;
	}

	/**
	 * Create a generation. It takes over from the one before what has not changed.
	 * @param settings its settings
	 * @param limits its limits
	 * @param before the generation before, {@code null} for the first
	 * @param source source of the settings
	 * @return the generation, whose calls cannot be sent yet
	 */
	Generation open(ClientSettings settings, ClientLimits limits, @Nullable Generation before, String source) {
		Failover failover = failover(settings, before);
		UriBuilderFactory addresses = addresses(settings, failover, before);
		List<Credential> credentials = credentials(settings, before);
		try {
			return new Generation((before != null) ? before.number() + 1 : 1, Instant.now(), source, settings,
					credentials, limits, failover, addresses, connections(settings, before), null, new CallGate(),
					null);
		}
		catch (RuntimeException ex) {
			credentials.stream()
				.filter((credential) -> before == null || !before.credentials().contains(credential))
				.forEach((credential) -> credential.source().close());
			throw ex;
		}
	}

	private static boolean sameServers(ClientSettings settings, Generation before) {
		return before.settings().servers().equals(settings.servers());
	}

	/**
	 * They know the templates that have been called.
	 */
	private static UriBuilderFactory addresses(ClientSettings settings, @Nullable Failover failover,
			@Nullable Generation before) {
		if (before != null && sameServers(settings, before)) {
			return before.addresses();
		}
		return (failover != null) ? new FailoverUriBuilderFactory(failover, settings.servers().baseUrls())
				: new BaseUrlUriBuilderFactory(settings.baseUrl());
	}

	private @Nullable Failover failover(ClientSettings settings, @Nullable Generation before) {
		if (before != null && sameServers(settings, before)) {
			return before.failover();
		}
		return settings.servers().areMany() ? new Failover(settings, this.extensions.calls().clock()) : null;
	}

	private static List<Credential> credentials(ClientSettings settings, @Nullable Generation before) {
		List<CredentialSettings> known = (before != null) ? before.settings().credentials() : List.of();
		List<Credential> credentials = new ArrayList<>();
		for (CredentialSettings wanted : settings.credentials()) {
			int index = known.indexOf(wanted);
			credentials.add((before != null && index >= 0) ? before.credentials().get(index) : open(settings, wanted));
		}
		return credentials;
	}

	private static Credential open(ClientSettings settings, CredentialSettings wanted) {
		try {
			return wanted.open();
		}
		catch (IOException ex) {
			throw new InvalidApiClientException(
					"The key of the client '%s' cannot be read: %s.".formatted(settings.name(), ex.getMessage()),
					"Put the key, and nothing else, into its file and let the application read it.", ex);
		}
	}

	private Connections connections(ClientSettings settings, @Nullable Generation before) {
		if (before != null && before.connections().serve(settings)) {
			return before.connections();
		}
		return new Connections(settings, this.extensions.resources(), (httpClient) -> customize(settings, httpClient),
				this.pools);
	}

	private HttpClient customize(ClientSettings settings, HttpClient httpClient) {
		HttpClient customized = httpClient;
		for (HttpClientCustomizer customizer : this.extensions.httpClients()) {
			customized = customizer.customize(settings.name(), customized);
		}
		if (settings.http().addressFilter() != null && customized.configuration().hasProxy()) {
			throw new InvalidApiClientException(
					("An HttpClientCustomizer sets a proxy for the client '%s', whose addresses are limited by "
							+ "http.allowed-addresses or a bean of type InetAddressFilter, "
							+ "but behind a proxy it is the proxy that resolves and connects.")
						.formatted(settings.name()),
					"Restrict the addresses at the proxy, or call without one.");
		}
		return customized;
	}

	/**
	 * Release what only one generation uses.
	 * @param generation the generation, whose calls have ended
	 * @param others the generations that there still are
	 * @return completes when its connections are closed
	 */
	Mono<Void> release(Generation generation, List<Generation> others) {
		Set<Credential> used = new LinkedHashSet<>();
		others.forEach((other) -> used.addAll(other.credentials()));
		generation.credentials()
			.stream()
			.filter((credential) -> !used.contains(credential))
			.forEach((credential) -> credential.source().close());
		return others.stream().map(Generation::connections).anyMatch(generation.connections()::equals) ? Mono.empty()
				: generation.connections().closeLater();
	}

}
