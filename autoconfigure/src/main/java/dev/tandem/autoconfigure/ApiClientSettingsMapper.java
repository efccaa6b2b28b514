package dev.tandem.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.tandem.auth.Credential;
import dev.tandem.auth.Secret;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.client.HttpVersion;
import dev.tandem.client.Redirects;
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

	ApiClientSettings map(BoundClient client) {
		ApiClientProperties properties = client.properties();
		Checks check = new Checks(client);
		URI baseUrl = new BaseUrl(client).get();
		ApiClientSettings.Timeouts timeouts = timeouts(properties.timeouts(), check);
		ApiClientSettings.Pool pool = pool(properties.pool(), check);
		ApiClientSettings.Tls tls = tls(client);
		ApiClientSettings.Http http = http(client, check);
		ApiClientSettings.Retry retry = retry(properties.retry(), check);
		ApiClientSettings.Concurrency concurrency = concurrency(properties.concurrency(), check);
		ApiClientSettings.RateLimit rateLimit = rateLimit(properties.rateLimit(), check);
		ApiClientSettings.CircuitBreaker circuitBreaker = circuitBreaker(properties.circuitBreaker(), check);
		String keyHeader = properties.idempotencyKey().header();
		String idempotencyKeyHeader = (keyHeader != null) ? check.headerName("idempotency-key.header", keyHeader)
				: null;
		ApiClientSettings.Logging logging = new ApiClientSettings.Logging(properties.logging().level(),
				check.names("logging.redact", properties.logging().redact()));
		Duration gracePeriod = check.notNegative("shutdown.grace-period", properties.shutdown().gracePeriod());
		ApiClientSettings.Health health = health(properties.health(), check);
		List<Credential> credentials = new ClientCredentials(client, check, this.keySuppliers).get();
		return new ApiClientSettings(client.name(), baseUrl, credentials, headers(properties.headers()),
				properties.cookies(), properties.query(), timeouts, pool, tls, http, retry, concurrency, rateLimit,
				circuitBreaker, idempotencyKeyHeader, logging, gracePeriod, health);
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

	private static ApiClientSettings.Timeouts timeouts(ApiClientProperties.Timeouts timeouts, Checks check) {
		return new ApiClientSettings.Timeouts(check.positive("timeouts.connect", timeouts.connect()),
				check.positive("timeouts.tls", timeouts.tls()), check.positive("timeouts.acquire", timeouts.acquire()),
				check.positive("timeouts.response", timeouts.response()),
				check.positive("timeouts.idle", timeouts.idle()), check.positive("timeouts.call", timeouts.call()));
	}

	private static ApiClientSettings.Pool pool(ApiClientProperties.Pool pool, Checks check) {
		return new ApiClientSettings.Pool(check.positive("pool.max-connections", pool.maxConnections()),
				check.positive("pool.max-pending", pool.maxPending()),
				check.positive("pool.max-idle-time", pool.maxIdleTime()),
				check.positive("pool.max-life-time", pool.maxLifeTime()),
				check.positive("pool.evict-every", pool.evictEvery()));
	}

	private static ApiClientSettings.Retry retry(ApiClientProperties.Retry retry, Checks check) {
		ApiClientProperties.Backoff backoff = retry.backoff();
		return new ApiClientSettings.Retry(check.positive("retry.max-attempts", retry.maxAttempts()),
				new ApiClientSettings.Backoff(check.positive("retry.backoff.initial", backoff.initial()),
						check.atLeastOne("retry.backoff.multiplier", backoff.multiplier()),
						check.positive("retry.backoff.max", backoff.max()),
						check.share("retry.backoff.jitter", backoff.jitter())),
				check.statuses("retry.on-status", retry.onStatus()),
				check.notNegative("retry.max-retry-after", retry.maxRetryAfter()),
				check.share("retry.budget", retry.budget()));
	}

	private static ApiClientSettings.@Nullable Concurrency concurrency(ApiClientProperties.Concurrency concurrency,
			Checks check) {
		int maxWaiting = check.notNegative("concurrency.max-waiting", concurrency.maxWaiting());
		if (concurrency.maxCalls() == null) {
			check.noEffect("concurrency.max-waiting", "concurrency.max-calls");
			return null;
		}
		return new ApiClientSettings.Concurrency(check.positive("concurrency.max-calls", concurrency.maxCalls()),
				maxWaiting);
	}

	private static ApiClientSettings.@Nullable RateLimit rateLimit(ApiClientProperties.RateLimit rateLimit,
			Checks check) {
		Duration per = check.positive("rate-limit.per", rateLimit.per());
		Duration maxWait = check.notNegative("rate-limit.max-wait", rateLimit.maxWait());
		if (rateLimit.permits() == null) {
			for (String key : List.of("per", "max-wait", "shared")) {
				check.noEffect("rate-limit." + key, "rate-limit.permits");
			}
			return null;
		}
		return new ApiClientSettings.RateLimit(check.permits("rate-limit.permits", rateLimit.permits(), per), per,
				maxWait, rateLimit.shared());
	}

	private static ApiClientSettings.@Nullable CircuitBreaker circuitBreaker(ApiClientProperties.CircuitBreaker breaker,
			Checks check) {
		ApiClientSettings.CircuitBreaker settings = new ApiClientSettings.CircuitBreaker(
				check.shareAboveZero("circuit-breaker.failure-rate-threshold", breaker.failureRateThreshold()),
				check.positive("circuit-breaker.sliding-window-size", breaker.slidingWindowSize()),
				check.positive("circuit-breaker.minimum-calls", breaker.minimumCalls()),
				check.positive("circuit-breaker.open-duration", breaker.openDuration()),
				check.positive("circuit-breaker.half-open-calls", breaker.halfOpenCalls()));
		for (String key : List.of("failure-rate-threshold", "sliding-window-size", "minimum-calls", "open-duration",
				"half-open-calls")) {
			check.noEffect("circuit-breaker." + key, "circuit-breaker.enabled");
		}
		return breaker.enabled() ? settings : null;
	}

	private static ApiClientSettings.Health health(ApiClientProperties.Health health, Checks check) {
		ApiClientSettings.Health settings = new ApiClientSettings.Health(
				StringUtils.hasText(health.probe()) ? health.probe() : null,
				check.positive("health.timeout", health.timeout()),
				check.positive("health.probe-interval", health.probeInterval()));
		if (settings.probe() == null) {
			check.noEffect("health.timeout", "health.probe");
			check.noEffect("health.probe-interval", "health.probe");
		}
		return settings;
	}

	private ApiClientSettings.Tls tls(BoundClient client) {
		ApiClientProperties.Ssl ssl = client.properties().ssl();
		return new ApiClientSettings.Tls(bundle(client, ssl.bundle()), ssl.insecure());
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

	private ApiClientSettings.Http http(BoundClient client, Checks check) {
		ApiClientProperties.Http http = client.properties().http();
		List<HttpVersion> versions = check.versions(http.versions());
		InetAddressFilter filter = addressFilter(client, http.allowedAddresses());
		ApiClientSettings.Proxy proxy = proxy(http.proxy(), check);
		if (proxy != null && !http.allowedAddresses().isEmpty()) {
			throw new InvalidApiClientException(
					"%s and %s are both set, but behind a proxy it is the proxy that resolves and connects."
						.formatted(client.described("http.allowed-addresses"), client.described("http.proxy.host")),
					"Restrict the addresses at the proxy, or call without one.");
		}
		return new ApiClientSettings.Http(versions, http.compression(), redirects(client, http),
				http.trustedOrigins().stream().map((origin) -> check.origin("http.trusted-origins", origin)).toList(),
				check.positive("http.max-body-size", http.maxBodySize()), filter, proxy);
	}

	private static Redirects redirects(BoundClient client, ApiClientProperties.Http http) {
		BoundClient.BootRedirects boot = client.bootRedirects();
		return (boot == null || client.isSet("http.redirects")) ? http.redirects() : boot.redirects();
	}

	private @Nullable InetAddressFilter addressFilter(BoundClient client, List<String> addresses) {
		if (addresses.isEmpty()) {
			return this.addressFilter;
		}
		try {
			return InetAddressFilter.of(addresses.stream().map(ApiClientSettingsMapper::addressFilter).toList());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidApiClientException(
					"%s holds something that is no address: %s.".formatted(client.described("http.allowed-addresses"),
							ex.getMessage()),
					"Give IP addresses (10.1.2.3), ranges (10.0.0.0/8), 'external' or 'internal'.", ex);
		}
	}

	private static InetAddressFilter addressFilter(String address) {
		return switch (address) {
			case "external" -> InetAddressFilter.externalAddresses();
			case "internal" -> InetAddressFilter.internalAddresses();
			default -> InetAddressFilter.of(address);
		};
	}

	private static ApiClientSettings.@Nullable Proxy proxy(ApiClientProperties.Proxy proxy, Checks check) {
		if (!StringUtils.hasText(proxy.host())) {
			return null;
		}
		ApiClientSettings.ProxyCredential credential = null;
		if (proxy.username() != null) {
			credential = new ApiClientSettings.ProxyCredential(proxy.username(),
					Secret.of(check.text("http.proxy.password", proxy.password())));
		}
		return new ApiClientSettings.Proxy(proxy.host(), check.port("http.proxy.port", proxy.port()), credential,
				proxy.nonProxyHosts());
	}

}
