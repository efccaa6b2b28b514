package dev.tandem.client;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.tandem.Internal;
import dev.tandem.RequestSigner;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.auth.Secret;
import dev.tandem.engine.DefinedOperation;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.ErrorDetails;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedCaseInsensitiveMap;
import org.springframework.util.StringUtils;

/**
 * Makes settings of a client's values and refuses what cannot work, naming the key and
 * what to do.
 */
@Internal
public final class SettingsMapper {

	private final SettingKeys client;

	private final SettingValues values;

	private final SettingObjects objects;

	private final Mistakes mistakes;

	private final SettingChecks check;

	private SettingsMapper(SettingKeys client, SettingValues values, SettingObjects objects, Mistakes mistakes) {
		this.client = client;
		this.values = values;
		this.objects = objects;
		this.mistakes = mistakes;
		this.check = new SettingChecks(client, mistakes);
	}

	/**
	 * Make the settings of a client.
	 * @param client the keys that are set
	 * @param values the values
	 * @param objects finds what the values only name
	 * @param definitions definitions of the client
	 * @param mistakes what is wrong with them already
	 * @return the settings
	 * @throws InvalidApiClientException if there is a mistake
	 */
	public static ClientSettings map(SettingKeys client, SettingValues values, SettingObjects objects,
			Set<Class<?>> definitions, Mistakes mistakes) {
		return new SettingsMapper(client, values, objects, mistakes).map(definitions);
	}

	private ClientSettings map(Set<Class<?>> definitions) {
		SentValues sent = new SentValues(this.client, this.mistakes);
		Mistakes.Part<List<URI>> baseUrls = this.mistakes.part(() -> new BaseUrls(this.client, this.values).get());
		Duration leaveFor = positiveTime("failover.leave-for");
		ClientSettings.Timeouts timeouts = timeouts(definitions);
		ClientSettings.Pool pool = pool();
		Mistakes.Part<ClientSettings.Tls> tls = this.mistakes.part(this::tls);
		Mistakes.Part<ClientSettings.Http> http = this.mistakes.part(() -> http(baseUrls.made()));
		ClientSettings.Retry retry = retry();
		ClientSettings.Concurrency concurrency = concurrency();
		ClientSettings.RateLimit rateLimit = rateLimit();
		ClientSettings.CircuitBreaker circuitBreaker = circuitBreaker();
		String keyHeader = this.values.text("idempotency-key.header");
		String idempotencyKeyHeader = (keyHeader != null) ? this.check.headerName("idempotency-key.header", keyHeader)
				: null;
		ClientSettings.Logging logging = new ClientSettings.Logging(
				this.values.required("logging.level", LoggingLevel.class),
				this.check.names("logging.redact", this.values.set("logging.redact")));
		Duration gracePeriod = this.check.notNegative("shutdown.grace-period",
				this.values.duration("shutdown.grace-period"));
		ClientSettings.Health health = health();
		Mistakes.Part<Map<String, List<String>>> headers = this.mistakes
			.part(() -> headers(sent.headers(this.values.map("headers"))));
		Mistakes.Part<Map<String, String>> cookies = this.mistakes.part(() -> sent.cookies(this.values.map("cookies")));
		Mistakes.Part<Map<String, List<String>>> query = this.mistakes.part(() -> sent.query(this.values.map("query")));
		Mistakes.Part<List<CredentialSettings>> credentials = this.mistakes
			.part(() -> new ClientCredentials(this.client, this.values, this.check, sent, this.objects).get());
		Mistakes.Part<Optional<Supplier<RequestSigner>>> signer = this.mistakes.part(this::signer);
		this.mistakes.refuse();
		return new ClientSettings(this.client.name(), new ClientSettings.Servers(baseUrls.get(), leaveFor),
				credentials.get(), signer.get().orElse(null), headers.get(), cookies.get(), query.get(), timeouts, pool,
				tls.get(), http.get(), retry, concurrency, rateLimit, circuitBreaker, idempotencyKeyHeader, logging,
				gracePeriod, health, this.values.required("errors.detail", ErrorDetails.class));
	}

	private Optional<Supplier<RequestSigner>> signer() {
		return Optional.ofNullable(this.values.text("signer"))
			.filter(StringUtils::hasText)
			.map((name) -> this.objects.signer(this.client, name));
	}

	private Duration positiveTime(String key) {
		return this.check.positive(key, this.values.duration(key));
	}

	private int positiveNumber(String key) {
		return this.check.positive(key, this.values.number(key));
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

	private ClientSettings.Timeouts timeouts(Set<Class<?>> definitions) {
		ClientSettings.Timeouts settings = new ClientSettings.Timeouts(positiveTime("timeouts.connect"),
				positiveTime("timeouts.tls"), positiveTime("timeouts.acquire"), positiveTime("timeouts.response"),
				positiveTime("timeouts.idle"), positiveTime("timeouts.call"));
		Map<String, Duration> phases = Map.of("timeouts.connect", settings.connect(), "timeouts.tls", settings.tls(),
				"timeouts.acquire", settings.acquire(), "timeouts.response", settings.response());
		new TreeMap<>(phases).forEach(
				(key, phase) -> this.check.withinCall(key, phase, settings.call(), () -> longestTimeout(definitions)));
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

	private ClientSettings.Pool pool() {
		Integer maxStreams = this.values.optional("pool.max-streams", Integer.class);
		return new ClientSettings.Pool(positiveNumber("pool.max-connections"),
				(maxStreams != null) ? this.check.positive("pool.max-streams", maxStreams.intValue()) : null,
				positiveNumber("pool.max-pending"), positiveTime("pool.max-idle-time"),
				positiveTime("pool.max-life-time"), positiveTime("pool.evict-every"));
	}

	private ClientSettings.Retry retry() {
		Duration initial = this.values.duration("retry.backoff.initial");
		Duration max = this.values.duration("retry.backoff.max");
		boolean budgetEnabled = this.values.flag("retry.budget-enabled");
		this.check.notAbove("retry.backoff.initial", initial, "retry.backoff.max", max, "no delay would be that long");
		this.check.noEffect("retry.budget", budgetEnabled, "retry.budget-enabled");
		double budget = this.check.share("retry.budget", this.values.factor("retry.budget"));
		return new ClientSettings.Retry(positiveNumber("retry.max-attempts"), backoff(initial, max),
				this.check.statuses("retry.on-status", this.values.set("retry.on-status")),
				this.check.notNegative("retry.max-retry-after", this.values.duration("retry.max-retry-after")),
				budgetEnabled ? budget : null);
	}

	private ClientSettings.Backoff backoff(Duration initial, Duration max) {
		return new ClientSettings.Backoff(this.check.positive("retry.backoff.initial", initial),
				this.check.atLeastOne("retry.backoff.multiplier", this.values.factor("retry.backoff.multiplier")),
				this.check.positive("retry.backoff.max", max),
				this.check.share("retry.backoff.jitter", this.values.factor("retry.backoff.jitter")));
	}

	private ClientSettings.@Nullable Concurrency concurrency() {
		int maxWaiting = this.check.notNegative("concurrency.max-waiting",
				this.values.number("concurrency.max-waiting"));
		Integer maxCalls = this.values.optional("concurrency.max-calls", Integer.class);
		if (maxCalls == null) {
			this.check.noEffect("concurrency.max-waiting", "concurrency.max-calls");
			return null;
		}
		return new ClientSettings.Concurrency(this.check.positive("concurrency.max-calls", maxCalls.intValue()),
				maxWaiting);
	}

	private ClientSettings.@Nullable RateLimit rateLimit() {
		Duration per = positiveTime("rate-limit.per");
		Duration maxWait = this.check.notNegative("rate-limit.max-wait", this.values.duration("rate-limit.max-wait"));
		Integer permits = this.values.optional("rate-limit.permits", Integer.class);
		if (permits == null) {
			for (String key : List.of("per", "max-wait", "shared")) {
				this.check.noEffect("rate-limit." + key, "rate-limit.permits");
			}
			return null;
		}
		return new ClientSettings.RateLimit(this.check.permits("rate-limit.permits", permits, per), per, maxWait,
				this.values.flag("rate-limit.shared"));
	}

	private ClientSettings.@Nullable CircuitBreaker circuitBreaker() {
		ClientSettings.CircuitBreaker settings = new ClientSettings.CircuitBreaker(
				this.check.shareAboveZero("circuit-breaker.failure-rate-threshold",
						this.values.factor("circuit-breaker.failure-rate-threshold")),
				positiveNumber("circuit-breaker.sliding-window-size"), positiveNumber("circuit-breaker.minimum-calls"),
				positiveTime("circuit-breaker.open-duration"), positiveNumber("circuit-breaker.half-open-calls"));
		this.check.notAbove("circuit-breaker.minimum-calls", settings.minimumCalls(),
				"circuit-breaker.sliding-window-size", settings.slidingWindowSize(),
				"no more attempts than the window holds are looked at");
		for (String key : List.of("failure-rate-threshold", "sliding-window-size", "minimum-calls", "open-duration",
				"half-open-calls")) {
			this.check.noEffect("circuit-breaker." + key, "circuit-breaker.enabled");
		}
		return this.values.flag("circuit-breaker.enabled") ? settings : null;
	}

	private ClientSettings.Health health() {
		String probe = this.values.text("health.probe");
		ClientSettings.Health settings = new ClientSettings.Health(StringUtils.hasText(probe) ? probe : null,
				positiveTime("health.timeout"), positiveTime("health.probe-interval"));
		if (settings.probe() == null) {
			this.check.noEffect("health.timeout", "health.probe");
			this.check.noEffect("health.probe-interval", "health.probe");
		}
		return settings;
	}

	private ClientSettings.Tls tls() {
		String bundle = this.values.text("ssl.bundle");
		return new ClientSettings.Tls(this.objects.tls(this.client, StringUtils.hasText(bundle) ? bundle : null),
				this.values.flag("ssl.insecure"));
	}

	private ClientSettings.Http http(@Nullable List<URI> baseUrls) {
		List<HttpVersion> versions = this.check.versions(this.values.list("http.versions"));
		if (baseUrls != null) {
			baseUrls.forEach((baseUrl) -> this.check.versionsFit(baseUrl, versions));
		}
		List<String> addresses = this.values.list("http.allowed-addresses");
		Predicate<InetSocketAddress> filter = this.mistakes
			.<@Nullable Predicate<InetSocketAddress>>part(() -> this.objects.addressFilter(this.client, addresses))
			.made();
		ClientSettings.Proxy proxy = this.mistakes.<ClientSettings.@Nullable Proxy>part(this::proxy).made();
		if (proxy != null && filter != null) {
			throw proxyAndFilter(addresses);
		}
		List<URI> trusted = this.values.list("http.trusted-origins");
		return new ClientSettings.Http(versions, this.values.flag("http.compression"),
				this.objects.redirects(this.client, this.values.required("http.redirects", Redirects.class)),
				trusted.stream().map((origin) -> this.check.origin("http.trusted-origins", origin)).toList(),
				this.check.positive("http.max-body-size", this.values.size("http.max-body-size")),
				this.check.positive("http.max-header-size", this.values.size("http.max-header-size")), filter, proxy);
	}

	private InvalidApiClientException proxyAndFilter(List<String> addresses) {
		String filter = addresses.isEmpty() ? "A bean of type InetAddressFilter"
				: this.client.described("http.allowed-addresses");
		return new InvalidApiClientException(
				"%s and %s are both set, but behind a proxy it is the proxy that resolves and connects."
					.formatted(filter, this.client.described("http.proxy.host")),
				"Restrict the addresses at the proxy, or call without one.");
	}

	private ClientSettings.@Nullable Proxy proxy() {
		String host = this.values.text("http.proxy.host");
		if (host == null || !StringUtils.hasText(host)) {
			for (String key : List.of("port", "username", "password", "non-proxy-hosts")) {
				this.check.noEffect("http.proxy." + key, "http.proxy.host");
			}
			return null;
		}
		int port = this.check.port("http.proxy.port", this.values.number("http.proxy.port"));
		this.check.noEffect("http.proxy.password", "http.proxy.username");
		String username = this.values.text("http.proxy.username");
		ClientSettings.ProxyCredential credential = null;
		if (username != null) {
			credential = new ClientSettings.ProxyCredential(this.check.username("http.proxy.username", username),
					Secret.of(this.check.text("http.proxy.password", this.values.text("http.proxy.password"))));
		}
		return new ClientSettings.Proxy(host, port, credential, this.values.list("http.proxy.non-proxy-hosts"));
	}

}
