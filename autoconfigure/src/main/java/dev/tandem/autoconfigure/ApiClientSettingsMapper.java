package dev.tandem.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.Secret;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.Mistakes;
import dev.tandem.engine.DefinedOperation;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.StringUtils;

/**
 * Makes settings of a client's properties and refuses what cannot work, naming the
 * property and what to do.
 */
final class ApiClientSettingsMapper {

	private final @Nullable SslBundles sslBundles;

	private final @Nullable InetAddressFilter addressFilter;

	private final KeySuppliers keySuppliers;

	ApiClientSettingsMapper(@Nullable SslBundles sslBundles, @Nullable InetAddressFilter addressFilter,
			KeySuppliers keySuppliers) {
		this.sslBundles = sslBundles;
		this.addressFilter = addressFilter;
		this.keySuppliers = keySuppliers;
	}

	ClientSettings map(BoundClient client) {
		return map(client, Set.of(), new Mistakes());
	}

	/**
	 * Make the settings of a client.
	 * @param client its properties
	 * @param definitions its definitions
	 * @param mistakes what is wrong with them already
	 * @return the settings
	 * @throws InvalidApiClientException if there is a mistake
	 */
	ClientSettings map(BoundClient client, Set<Class<?>> definitions, Mistakes mistakes) {
		ApiClientProperties properties = client.properties();
		Checks check = new Checks(client, mistakes);
		SentValues sent = new SentValues(client, mistakes);
		Mistakes.Part<List<URI>> baseUrls = mistakes.part(() -> new BaseUrls(client).get());
		Duration leaveFor = check.positive("failover.leave-for", properties.failover().leaveFor());
		ClientSettings.Timeouts timeouts = timeouts(properties.timeouts(), definitions, check);
		ClientSettings.Pool pool = pool(properties.pool(), check);
		Mistakes.Part<ClientSettings.Tls> tls = mistakes.part(() -> tls(client));
		Mistakes.Part<ClientSettings.Http> http = mistakes.part(() -> http(client, check, mistakes, baseUrls.made()));
		ClientSettings.Retry retry = retry(properties.retry(), check);
		ClientSettings.Concurrency concurrency = concurrency(properties.concurrency(), check);
		ClientSettings.RateLimit rateLimit = rateLimit(properties.rateLimit(), check);
		ClientSettings.CircuitBreaker circuitBreaker = circuitBreaker(properties.circuitBreaker(), check);
		String keyHeader = properties.idempotencyKey().header();
		String idempotencyKeyHeader = (keyHeader != null) ? check.headerName("idempotency-key.header", keyHeader)
				: null;
		ClientSettings.Logging logging = new ClientSettings.Logging(properties.logging().level(),
				check.names("logging.redact", properties.logging().redact()));
		Duration gracePeriod = check.notNegative("shutdown.grace-period", properties.shutdown().gracePeriod());
		ClientSettings.Health health = health(properties.health(), check);
		Mistakes.Part<Map<String, List<String>>> headers = mistakes
			.part(() -> headers(sent.headers(properties.headers())));
		Mistakes.Part<Map<String, String>> cookies = mistakes.part(() -> sent.cookies(properties.cookies()));
		Mistakes.Part<Map<String, List<String>>> query = mistakes.part(() -> sent.query(properties.query()));
		Mistakes.Part<List<CredentialSettings>> credentials = mistakes
			.part(() -> new ClientCredentials(client, check, sent, this.keySuppliers).get());
		mistakes.refuse();
		return new ClientSettings(client.name(), new ClientSettings.Servers(baseUrls.get(), leaveFor),
				credentials.get(), headers.get(), cookies.get(), query.get(), timeouts, pool, tls.get(), http.get(),
				retry, concurrency, rateLimit, circuitBreaker, idempotencyKeyHeader, logging, gracePeriod, health,
				properties.errors().detail());
	}

	/**
	 * Names of headers are the same in any case (RFC 9110, section 5.1), so that a
	 * client's own value replaces the default one however it is written.
	 */
	private static Map<String, List<String>> headers(Map<String, List<String>> bound) {
		Map<String, List<String>> headers = new LinkedCaseInsensitiveMap<>();
		bound.forEach(headers::putIfAbsent);
		return headers;
	}

	private static ClientSettings.Timeouts timeouts(ApiClientProperties.Timeouts timeouts, Set<Class<?>> definitions,
			Checks check) {
		ClientSettings.Timeouts settings = new ClientSettings.Timeouts(
				check.positive("timeouts.connect", timeouts.connect()), check.positive("timeouts.tls", timeouts.tls()),
				check.positive("timeouts.acquire", timeouts.acquire()),
				check.positive("timeouts.response", timeouts.response()),
				check.positive("timeouts.idle", timeouts.idle()), check.positive("timeouts.call", timeouts.call()));
		Map<String, Duration> phases = Map.of("timeouts.connect", settings.connect(), "timeouts.tls", settings.tls(),
				"timeouts.acquire", settings.acquire(), "timeouts.response", settings.response());
		new TreeMap<>(phases)
			.forEach((key, phase) -> check.withinCall(key, phase, settings.call(), () -> longestTimeout(definitions)));
		return settings;
	}

	private static Duration longestTimeout(Set<Class<?>> definitions) {
		return definitions.stream()
			.flatMap((definition) -> DefinedOperation.of(definition, UnaryOperator.identity())
				.stream()
				.map((operation) -> operation.timeout(definition)))
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
	}

	private static ClientSettings.Pool pool(ApiClientProperties.Pool pool, Checks check) {
		return new ClientSettings.Pool(check.positive("pool.max-connections", pool.maxConnections()),
				(pool.maxStreams() != null) ? check.positive("pool.max-streams", pool.maxStreams()) : null,
				check.positive("pool.max-pending", pool.maxPending()),
				check.positive("pool.max-idle-time", pool.maxIdleTime()),
				check.positive("pool.max-life-time", pool.maxLifeTime()),
				check.positive("pool.evict-every", pool.evictEvery()));
	}

	private static ClientSettings.Retry retry(ApiClientProperties.Retry retry, Checks check) {
		ApiClientProperties.Backoff backoff = retry.backoff();
		check.notAbove("retry.backoff.initial", backoff.initial(), "retry.backoff.max", backoff.max(),
				"no delay would be that long");
		check.noEffect("retry.budget", retry.budgetEnabled(), "retry.budget-enabled");
		double budget = check.share("retry.budget", retry.budget());
		return new ClientSettings.Retry(check.positive("retry.max-attempts", retry.maxAttempts()),
				new ClientSettings.Backoff(check.positive("retry.backoff.initial", backoff.initial()),
						check.atLeastOne("retry.backoff.multiplier", backoff.multiplier()),
						check.positive("retry.backoff.max", backoff.max()),
						check.share("retry.backoff.jitter", backoff.jitter())),
				check.statuses("retry.on-status", retry.onStatus()),
				check.notNegative("retry.max-retry-after", retry.maxRetryAfter()),
				retry.budgetEnabled() ? budget : null);
	}

	private static ClientSettings.@Nullable Concurrency concurrency(ApiClientProperties.Concurrency concurrency,
			Checks check) {
		int maxWaiting = check.notNegative("concurrency.max-waiting", concurrency.maxWaiting());
		if (concurrency.maxCalls() == null) {
			check.noEffect("concurrency.max-waiting", "concurrency.max-calls");
			return null;
		}
		return new ClientSettings.Concurrency(check.positive("concurrency.max-calls", concurrency.maxCalls()),
				maxWaiting);
	}

	private static ClientSettings.@Nullable RateLimit rateLimit(ApiClientProperties.RateLimit rateLimit, Checks check) {
		Duration per = check.positive("rate-limit.per", rateLimit.per());
		Duration maxWait = check.notNegative("rate-limit.max-wait", rateLimit.maxWait());
		if (rateLimit.permits() == null) {
			for (String key : List.of("per", "max-wait", "shared")) {
				check.noEffect("rate-limit." + key, "rate-limit.permits");
			}
			return null;
		}
		return new ClientSettings.RateLimit(check.permits("rate-limit.permits", rateLimit.permits(), per), per, maxWait,
				rateLimit.shared());
	}

	private static ClientSettings.@Nullable CircuitBreaker circuitBreaker(ApiClientProperties.CircuitBreaker breaker,
			Checks check) {
		ClientSettings.CircuitBreaker settings = new ClientSettings.CircuitBreaker(
				check.shareAboveZero("circuit-breaker.failure-rate-threshold", breaker.failureRateThreshold()),
				check.positive("circuit-breaker.sliding-window-size", breaker.slidingWindowSize()),
				check.positive("circuit-breaker.minimum-calls", breaker.minimumCalls()),
				check.positive("circuit-breaker.open-duration", breaker.openDuration()),
				check.positive("circuit-breaker.half-open-calls", breaker.halfOpenCalls()));
		check.notAbove("circuit-breaker.minimum-calls", settings.minimumCalls(), "circuit-breaker.sliding-window-size",
				settings.slidingWindowSize(), "no more attempts than the window holds are looked at");
		for (String key : List.of("failure-rate-threshold", "sliding-window-size", "minimum-calls", "open-duration",
				"half-open-calls")) {
			check.noEffect("circuit-breaker." + key, "circuit-breaker.enabled");
		}
		return breaker.enabled() ? settings : null;
	}

	private static ClientSettings.Health health(ApiClientProperties.Health health, Checks check) {
		ClientSettings.Health settings = new ClientSettings.Health(
				StringUtils.hasText(health.probe()) ? health.probe() : null,
				check.positive("health.timeout", health.timeout()),
				check.positive("health.probe-interval", health.probeInterval()));
		if (settings.probe() == null) {
			check.noEffect("health.timeout", "health.probe");
			check.noEffect("health.probe-interval", "health.probe");
		}
		return settings;
	}

	private ClientSettings.Tls tls(BoundClient client) {
		ApiClientProperties.Ssl ssl = client.properties().ssl();
		SslBundle bundle = bundle(client, ssl.bundle());
		return new ClientSettings.Tls((bundle != null) ? new BundleTls(bundle) : null, ssl.insecure());
	}

	private @Nullable SslBundle bundle(BoundClient client, @Nullable String name) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		String property = client.described("ssl.bundle");
		try {
			if (this.sslBundles != null) {
				return this.sslBundles.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			throw new InvalidApiClientException(
					"%s names the SSL bundle '%s', which does not exist. Known bundles: %s.".formatted(property, name,
							this.sslBundles.getBundleNames()),
					"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s, or correct the name.".formatted(name,
							name),
					ex);
		}
		throw new InvalidApiClientException(
				"%s names the SSL bundle '%s', but the application has no SSL bundles.".formatted(property, name),
				"Define spring.ssl.bundle.pem.%s or spring.ssl.bundle.jks.%s.".formatted(name, name));
	}

	private ClientSettings.Http http(BoundClient client, Checks check, Mistakes mistakes,
			@Nullable List<URI> baseUrls) {
		ApiClientProperties.Http http = client.properties().http();
		List<HttpVersion> versions = check.versions(http.versions());
		if (baseUrls != null) {
			baseUrls.forEach((baseUrl) -> check.versionsFit(baseUrl, versions));
		}
		AddressPatterns filter = mistakes
			.<@Nullable AddressPatterns>part(() -> addressFilter(client, http.allowedAddresses()))
			.made();
		ClientSettings.Proxy proxy = mistakes.<ClientSettings.@Nullable Proxy>part(() -> proxy(http.proxy(), check))
			.made();
		if (proxy != null && filter != null) {
			throw proxyAndFilter(client);
		}
		return new ClientSettings.Http(versions, http.compression(), redirects(client, http),
				http.trustedOrigins().stream().map((origin) -> check.origin("http.trusted-origins", origin)).toList(),
				check.positive("http.max-body-size", http.maxBodySize()),
				check.positive("http.max-header-size", http.maxHeaderSize()), filter,
				proxy);
	}

	private static InvalidApiClientException proxyAndFilter(BoundClient client) {
		String filter = client.properties().http().allowedAddresses().isEmpty() ? "A bean of type InetAddressFilter"
				: client.described("http.allowed-addresses");
		return new InvalidApiClientException(
				"%s and %s are both set, but behind a proxy it is the proxy that resolves and connects."
					.formatted(filter, client.described("http.proxy.host")),
				"Restrict the addresses at the proxy, or call without one.");
	}

	private static Redirects redirects(BoundClient client, ApiClientProperties.Http http) {
		BoundClient.BootRedirects boot = client.bootRedirects();
		return (boot == null || client.isSet("http.redirects")) ? http.redirects() : boot.redirects();
	}

	private @Nullable AddressPatterns addressFilter(BoundClient client, List<String> addresses) {
		if (addresses.isEmpty()) {
			return (this.addressFilter != null) ? new AddressPatterns(List.of(), this.addressFilter) : null;
		}
		try {
			return AddressPatterns.of(addresses);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidApiClientException(
					"%s holds something that is no address: %s.".formatted(client.described("http.allowed-addresses"),
							ex.getMessage()),
					"Give IP addresses (10.1.2.3), ranges (10.0.0.0/8), 'external' or 'internal'.", ex);
		}
	}

	private static ClientSettings.@Nullable Proxy proxy(ApiClientProperties.Proxy proxy, Checks check) {
		if (!StringUtils.hasText(proxy.host())) {
			for (String key : List.of("port", "username", "password", "non-proxy-hosts")) {
				check.noEffect("http.proxy." + key, "http.proxy.host");
			}
			return null;
		}
		int port = check.port("http.proxy.port", proxy.port());
		check.noEffect("http.proxy.password", "http.proxy.username");
		ClientSettings.ProxyCredential credential = null;
		if (proxy.username() != null) {
			credential = new ClientSettings.ProxyCredential(check.username("http.proxy.username", proxy.username()),
					Secret.of(check.text("http.proxy.password", proxy.password())));
		}
		return new ClientSettings.Proxy(proxy.host(), port, credential, proxy.nonProxyHosts());
	}

}
