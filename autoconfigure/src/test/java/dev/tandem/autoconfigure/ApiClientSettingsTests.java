package dev.tandem.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.tandem.auth.ApiKeyPlacement;
import dev.tandem.auth.Credential;
import dev.tandem.auth.CredentialSettings;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.ErrorDetails;
import dev.tandem.settings.HttpVersion;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.settings.Redirects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

/**
 * Tests for the way from properties to {@link ClientSettings}.
 */
class ApiClientSettingsTests {

	private static final SslBundle BUNDLE = SslBundle.of(SslStoreBundle.NONE);

	private static final SslBundle OTHER_BUNDLE = SslBundle.of(SslStoreBundle.NONE);

	private static final Map<String, String> BREAKER = Map.of("circuit-breaker.enabled", "true");

	private static final Map<String, String> PROBE = Map.of("health.probe", "ping");

	/**
	 * Each key with a value that differs from its default, and where it ends.
	 */
	static final List<Key> KEYS = List.of(
			new Key("base-url", "http://own.example.com", ClientSettings::baseUrl,
					URI.create("http://own.example.com")),
			new Key("failover.leave-for", "7s", (settings) -> settings.servers().leaveFor(), Duration.ofSeconds(7)),
			new Key("api-key", "k-1", (settings) -> sent(settings, 0), "Bearer k-1"),
			new Key("api-key.value", "k-2", (settings) -> sent(settings, 0), "Bearer k-2"),
			new Key("basic.password", "p-1", (settings) -> sent(settings, 0), "Basic dTpwLTE=",
					Map.of("basic.username", "u")),
			new Key("basic.username", "u", (settings) -> sent(settings, 0), "Basic dTpwLTE=",
					Map.of("basic.password", "p-1")),
			new Key("api-key.name", "X-Api-Key", (settings) -> placement(settings).name(), "X-Api-Key",
					Map.of("api-key.value", "k")),
			new Key("api-key.prefix", "Token ", (settings) -> placement(settings).prefix(), "Token ",
					Map.of("api-key.value", "k")),
			new Key("api-key.in", "query", (settings) -> placement(settings).in(), ApiKeyPlacement.In.QUERY,
					Map.of("api-key.value", "k", "api-key.name", "key")),
			new Key("timeouts.connect", "1s", (settings) -> settings.timeouts().connect(), Duration.ofSeconds(1)),
			new Key("timeouts.tls", "2s", (settings) -> settings.timeouts().tls(), Duration.ofSeconds(2)),
			new Key("timeouts.acquire", "3s", (settings) -> settings.timeouts().acquire(), Duration.ofSeconds(3)),
			new Key("timeouts.response", "4s", (settings) -> settings.timeouts().response(), Duration.ofSeconds(4)),
			new Key("timeouts.idle", "5s", (settings) -> settings.timeouts().idle(), Duration.ofSeconds(5)),
			new Key("timeouts.call", "6s", (settings) -> settings.timeouts().call(), Duration.ofSeconds(6)),
			new Key("pool.max-connections", "7", (settings) -> settings.pool().maxConnections(), 7),
			new Key("pool.max-streams", "6", (settings) -> settings.pool().maxStreams(), 6),
			new Key("pool.max-pending", "8", (settings) -> settings.pool().maxPending(), 8),
			new Key("pool.max-idle-time", "9s", (settings) -> settings.pool().maxIdleTime(), Duration.ofSeconds(9)),
			new Key("pool.max-life-time", "10s", (settings) -> settings.pool().maxLifeTime(), Duration.ofSeconds(10)),
			new Key("pool.evict-every", "11s", (settings) -> settings.pool().evictEvery(), Duration.ofSeconds(11)),
			new Key("ssl.bundle", "partner", (settings) -> settings.tls().material(), new BundleTls(BUNDLE)),
			new Key("ssl.insecure", "true", (settings) -> settings.tls().insecure(), true),
			new Key("http.versions", "h2,http/1.1", (settings) -> settings.http().versions(),
					List.of(HttpVersion.H2, HttpVersion.HTTP11)),
			new Key("http.compression", "false", (settings) -> settings.http().compression(), false),
			new Key("http.redirects", "same-origin", (settings) -> settings.http().redirects(), Redirects.SAME_ORIGIN),
			new Key("http.trusted-origins", "https://files.example.com", (settings) -> settings.http().trustedOrigins(),
					List.of(URI.create("https://files.example.com"))),
			new Key("http.max-body-size", "12KB", (settings) -> settings.http().maxBodySize(),
					DataSize.ofKilobytes(12)),
			new Key("http.max-header-size", "13KB", (settings) -> settings.http().maxHeaderSize(),
					DataSize.ofKilobytes(13)),
			new Key("http.allowed-addresses", "10.0.0.0/8", (settings) -> allows(settings, "10.1.2.3", "192.168.0.1"),
					List.of(true, false)),
			new Key("http.proxy.host", "proxy", (settings) -> proxy(settings).host(), "proxy"),
			new Key("http.proxy.port", "3128", (settings) -> proxy(settings).port(), 3128,
					Map.of("http.proxy.host", "proxy")),
			new Key("http.proxy.username", "pu", (settings) -> credential(settings).username(), "pu",
					Map.of("http.proxy.host", "proxy", "http.proxy.password", "pp")),
			new Key("http.proxy.password", "pp", (settings) -> credential(settings).password().reveal(), "pp",
					Map.of("http.proxy.host", "proxy", "http.proxy.username", "pu")),
			new Key("http.proxy.non-proxy-hosts", "a,b", (settings) -> proxy(settings).nonProxyHosts(),
					List.of("a", "b"), Map.of("http.proxy.host", "proxy")),
			new Key("retry.max-attempts", "4", (settings) -> settings.retry().maxAttempts(), 4),
			new Key("retry.backoff.initial", "14ms", (settings) -> settings.retry().backoff().initial(),
					Duration.ofMillis(14)),
			new Key("retry.backoff.multiplier", "1.5", (settings) -> settings.retry().backoff().multiplier(), 1.5),
			new Key("retry.backoff.max", "15s", (settings) -> settings.retry().backoff().max(), Duration.ofSeconds(15)),
			new Key("retry.backoff.jitter", "0.1", (settings) -> settings.retry().backoff().jitter(), 0.1),
			new Key("retry.on-status", "500,503", (settings) -> settings.retry().onStatus(), Set.of(500, 503)),
			new Key("retry.max-retry-after", "16s", (settings) -> settings.retry().maxRetryAfter(),
					Duration.ofSeconds(16)),
			new Key("retry.budget", "0.3", (settings) -> settings.retry().budget(), 0.3),
			new Key("retry.budget-enabled", "false", (settings) -> settings.retry().budget() == null, true),
			new Key("concurrency.max-calls", "17", (settings) -> settings.concurrency(),
					new ClientSettings.Concurrency(17, 1000)),
			new Key("concurrency.max-waiting", "0", (settings) -> settings.concurrency(),
					new ClientSettings.Concurrency(1, 0), Map.of("concurrency.max-calls", "1")),
			new Key("rate-limit.permits", "18", (settings) -> settings.rateLimit(),
					new ClientSettings.RateLimit(18, Duration.ofSeconds(1), Duration.ofSeconds(10), false)),
			new Key("rate-limit.per", "19s", (settings) -> settings.rateLimit(),
					new ClientSettings.RateLimit(1, Duration.ofSeconds(19), Duration.ofSeconds(10), false),
					Map.of("rate-limit.permits", "1")),
			new Key("rate-limit.max-wait", "0s", (settings) -> settings.rateLimit(),
					new ClientSettings.RateLimit(1, Duration.ofSeconds(1), Duration.ZERO, false),
					Map.of("rate-limit.permits", "1")),
			new Key("rate-limit.shared", "true", (settings) -> settings.rateLimit(),
					new ClientSettings.RateLimit(1, Duration.ofSeconds(1), Duration.ofSeconds(10), true),
					Map.of("rate-limit.permits", "1")),
			new Key("circuit-breaker.enabled", "true", ClientSettings::circuitBreaker,
					new ClientSettings.CircuitBreaker(0.5, 100, 20, Duration.ofSeconds(30), 5)),
			new Key("circuit-breaker.failure-rate-threshold", "0.25",
					(settings) -> breaker(settings).failureRateThreshold(), 0.25, BREAKER),
			new Key("circuit-breaker.sliding-window-size", "21", (settings) -> breaker(settings).slidingWindowSize(),
					21, BREAKER),
			new Key("circuit-breaker.minimum-calls", "22", (settings) -> breaker(settings).minimumCalls(), 22, BREAKER),
			new Key("circuit-breaker.open-duration", "23s", (settings) -> breaker(settings).openDuration(),
					Duration.ofSeconds(23), BREAKER),
			new Key("circuit-breaker.half-open-calls", "24", (settings) -> breaker(settings).halfOpenCalls(), 24,
					BREAKER),
			new Key("idempotency-key.header", "X-Once", ClientSettings::idempotencyKeyHeader, "X-Once"),
			new Key("logging.level", "body", (settings) -> settings.logging().level(), LoggingLevel.BODY),
			new Key("logging.redact", "X-Session,password", (settings) -> settings.logging().redact(),
					Set.of("X-Session", "password")),
			new Key("errors.detail", "json", ClientSettings::errorDetails, ErrorDetails.JSON),
			new Key("shutdown.grace-period", "13s", ClientSettings::gracePeriod, Duration.ofSeconds(13)),
			new Key("health.probe", "NoteApi#ping", (settings) -> settings.health().probe(), "NoteApi#ping"),
			new Key("health.timeout", "25s", (settings) -> settings.health().timeout(), Duration.ofSeconds(25), PROBE),
			new Key("health.probe-interval", "26s", (settings) -> settings.health().probeInterval(),
					Duration.ofSeconds(26), PROBE));

	/**
	 * Keys whose own names hold text of the user.
	 */
	static final List<Key> MAPS = List.of(
			new Key("headers.X-Org", "o", ClientSettings::headers, Map.of("X-Org", List.of("o"))),
			new Key("cookies.Tenant", "t", ClientSettings::cookies, Map.of("Tenant", "t")),
			new Key("query.apiVersion", "2", ClientSettings::query, Map.of("apiVersion", List.of("2"))));

	static Stream<Key> keys() {
		return Stream.concat(KEYS.stream(), MAPS.stream());
	}

	/**
	 * The short form of a key is read under another name.
	 */
	@ParameterizedTest
	@MethodSource("keys")
	void partsAreWhatBootBindsOfTheWhole(Key key) {
		assumeThat(key.name()).isNotEqualTo("api-key");
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		ConfigurationPropertySources.from(properties(key.under("tandem.clients.bloomy."))).forEach(sources::add);
		Binder binder = new Binder(sources);
		ConfigurationPropertyName client = ConfigurationPropertyName.of("tandem.clients.bloomy");
		assertThat(new BoundParts(sources, binder).bind(client, BindHandler.DEFAULT))
			.isEqualTo(binder.bindOrCreate("tandem.clients.bloomy", Bindable.of(ApiClientProperties.class)))
			.isNotEqualTo(new Binder(List.of()).bindOrCreate("none", Bindable.of(ApiClientProperties.class)));
	}

	@ParameterizedTest
	@MethodSource("keys")
	void mapWhenClientSetsKeyHasIt(Key key) {
		assertThat(key.read(settings(key.under("tandem.clients.bloomy.")))).isEqualTo(key.expected());
	}

	@ParameterizedTest
	@MethodSource("keys")
	void mapWhenDefaultsSetKeyHasIt(Key key) {
		assertThat(key.read(settings(key.under("tandem.defaults.")))).isEqualTo(key.expected());
	}

	/**
	 * Those of the other keys are found by Spring Boot.
	 */
	static Stream<Key> keysWithoutBoot() {
		return keys().filter((key) -> !key.name().matches("ssl.bundle|http.allowed-addresses|health[.].*"));
	}

	@ParameterizedTest
	@MethodSource("keysWithoutBoot")
	void settingsWhenMadeWithoutBootAreTheSame(Key key) {
		Map<String, String> properties = new HashMap<>();
		properties.put("base-url", "http://example.com");
		key.under("").forEach((name, value) -> properties.put(name, String.valueOf(value)));
		ApiClientSettings plain = ApiClientSettings.builder("bloomy").properties(properties).build();
		Map<String, Object> boot = new HashMap<>();
		properties.forEach((name, value) -> boot.put("tandem.clients.bloomy." + name, value));
		assertThat(ReflectionTestUtils.<ClientSettings>invokeMethod(plain, "settings")).isEqualTo(settings(boot));
	}

	@ParameterizedTest
	@MethodSource("keysThatStandAlone")
	void mapWhenNothingIsSetHasOtherValue(Key key) {
		assertThat(key.read(settings(Map.of()))).isNotEqualTo(key.expected());
	}

	/**
	 * Of the others, there is nothing to read if nothing is set.
	 */
	static Stream<Key> keysThatStandAlone() {
		return keys().filter((key) -> key.with().isEmpty() && !key.name().startsWith("api-key")
				&& !key.name().startsWith("http.proxy"));
	}

	@ParameterizedTest
	@FieldSource("KEYS")
	void mapWhenEnvironmentVariablesSetKeyHasIt(Key key) {
		assertThat(
				key.read(settings("bloomy", new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						key.environment("TANDEM_CLIENTS_BLOOMY_")), base())))
			.isEqualTo(key.expected());
		assertThat(
				key.read(settings("bloomy", new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						key.environment("TANDEM_DEFAULTS_")), base())))
			.isEqualTo(key.expected());
	}

	@ParameterizedTest
	@FieldSource("KEYS")
	void mapWhenNamesAreRelaxedHasThem(Key key) {
		assertThat(key.read(settings(key.spelt(ApiClientSettingsTests::camelCase)))).isEqualTo(key.expected());
		assertThat(key.read(settings(key.spelt((name) -> name.replace('-', '_'))))).isEqualTo(key.expected());
	}

	@Test
	void mapWhenNameHasDashesReadsPropertiesAndEnvironmentVariables() {
		ClientSettings settings = settings("my-own-api",
				new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						Map.of("TANDEM_CLIENTS_MYOWNAPI_APIKEY", "k", "TANDEM_CLIENTS_MYOWNAPI_TIMEOUTS_CALL", "7s")),
				properties(Map.of("tandem.clients.my-own-api.base-url", "https://api.example.com/v1/")));
		assertThat(settings.name()).isEqualTo("my-own-api");
		assertThat(settings.baseUrl()).isEqualTo(URI.create("https://api.example.com/v1"));
		assertThat(sent(settings, 0)).isEqualTo("Bearer k");
		assertThat(settings.timeouts().call()).isEqualTo(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tandem.clients.bloomy.base-url", "tandem.defaults.base-url",
			"spring.http.serviceclient.bloomy.base-url" })
	void mapWhenBaseUrlIsEncodedKeepsIt(String key) {
		ClientSettings settings = settings("bloomy", properties(Map.of(key, " http://h/projects/group%2Fproject/ ")));
		assertThat(settings.baseUrl()).hasToString("http://h/projects/group%2Fproject");
	}

	@Test
	void mapWhenThereAreServersKeepsTheirOrder() {
		ClientSettings settings = settings("bloomy",
				properties(Map.of("tandem.clients.bloomy.base-urls[0]", "http://b/v1/",
						"tandem.clients.bloomy.base-urls[1]", "http://a", "tandem.defaults.base-url", "http://other")));
		assertThat(settings.servers().baseUrls()).containsExactly(URI.create("http://b/v1"), URI.create("http://a"));
		assertThat(settings.baseUrl()).isEqualTo(URI.create("http://b/v1"));
		assertThat(settings("bloomy",
				new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						Map.of("TANDEM_CLIENTS_BLOOMY_BASEURLS", "http://b,http://a")))
			.servers()
			.baseUrls()).containsExactly(URI.create("http://b"), URI.create("http://a"));
	}

	@Test
	void mapWhenClientHasOneServerLeavesThoseOfTheDefaults() {
		ClientSettings settings = settings("bloomy", properties(Map.of("tandem.clients.bloomy.base-url", "http://a",
				"tandem.defaults.base-urls", "http://b,http://c")));
		assertThat(settings.servers().baseUrls()).containsExactly(URI.create("http://a"));
	}

	@Test
	void mapWhenOnlyBaseUrlIsSetHasDocumentedDefaults() {
		ClientSettings settings = settings(Map.of());
		assertThat(settings.credentials()).isEmpty();
		assertThat(settings.headers()).isEmpty();
		assertThat(settings.cookies()).isEmpty();
		assertThat(settings.query()).isEmpty();
		assertThat(settings.timeouts())
			.isEqualTo(new ClientSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10),
					Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(60)));
		assertThat(settings.pool()).isEqualTo(new ClientSettings.Pool(50, null, 1000, Duration.ofSeconds(30),
				Duration.ofMinutes(5), Duration.ofSeconds(30)));
		assertThat(settings.tls()).isEqualTo(new ClientSettings.Tls(null, false));
		assertThat(settings.http()).isEqualTo(new ClientSettings.Http(List.of(HttpVersion.HTTP11), true,
				Redirects.NEVER, List.of(), DataSize.ofMegabytes(8), DataSize.ofKilobytes(8), null, null));
		assertThat(settings.concurrency()).isNull();
		assertThat(settings.rateLimit()).isNull();
		assertThat(settings.circuitBreaker()).isNull();
		assertThat(settings.logging()).isEqualTo(new ClientSettings.Logging(LoggingLevel.NONE, Set.of()));
		assertThat(settings.gracePeriod()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void mapWhenClientAndDefaultsSetKeysMergesThemKeyByKey() {
		ClientSettings settings = settings(
				Map.of("tandem.clients.bloomy.timeouts.call", "1s", "tandem.defaults.timeouts.call", "2s",
						"tandem.defaults.timeouts.idle", "3s", "tandem.clients.bloomy.http.versions", "h2c",
						"tandem.defaults.http.versions[0]", "h2", "tandem.defaults.http.versions[1]", "http/1.1"));
		assertThat(settings.timeouts().call()).isEqualTo(Duration.ofSeconds(1));
		assertThat(settings.timeouts().idle()).isEqualTo(Duration.ofSeconds(3));
		assertThat(settings.http().versions()).containsExactly(HttpVersion.H2C);
	}

	@Test
	void mapWhenDefaultsStandInAStrongerSourceLetsClientWin() {
		ClientSettings settings = settings("bloomy",
				new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						Map.of("TANDEM_DEFAULTS_TIMEOUTS_CALL", "2s", "TANDEM_DEFAULTS_APIKEY", "default")),
				properties(Map.of("tandem.clients.bloomy.timeouts.call", "1s", "tandem.clients.bloomy.api-key.value",
						"own", "tandem.clients.bloomy.base-url", "http://example.com")));
		assertThat(settings.timeouts().call()).isEqualTo(Duration.ofSeconds(1));
		assertThat(sent(settings, 0)).isEqualTo("Bearer own");
	}

	@Test
	void mapWhenClientAndDefaultsHaveMapsMergesThemNameByName() {
		ClientSettings settings = settings(
				Map.of("tandem.defaults.headers.X-Org", "default", "tandem.defaults.headers.X-Region", "eu",
						"tandem.clients.bloomy.headers.X-Org[0]", "own", "tandem.clients.bloomy.headers.X-Org[1]",
						"other", "tandem.defaults.cookies.a", "1", "tandem.clients.bloomy.cookies.b", "2",
						"tandem.defaults.query.a", "1", "tandem.clients.bloomy.query.a", "2"));
		assertThat(settings.headers()).isEqualTo(Map.of("X-Org", List.of("own", "other"), "X-Region", List.of("eu")));
		assertThat(settings.cookies()).isEqualTo(Map.of("a", "1", "b", "2"));
		assertThat(settings.query()).isEqualTo(Map.of("a", List.of("2")));
	}

	@Test
	void mapWhenHeaderIsWrittenInAnotherCaseLetsClientWin() {
		ClientSettings settings = settings(
				Map.of("tandem.defaults.headers.X-Org", "default", "tandem.clients.bloomy.headers.x-org", "own"));
		assertThat(settings.headers()).isEqualTo(Map.of("x-org", List.of("own")));
	}

	@Test
	void mapWhenNamesHoldDotsKeepsThem() {
		ClientSettings settings = settings(Map.of("tandem.clients.bloomy.query[filter.name]", "a",
				"tandem.clients.bloomy.headers[X_Org.Id][0]", "b"));
		assertThat(settings.query()).isEqualTo(Map.of("filter.name", List.of("a")));
		assertThat(settings.headers()).isEqualTo(Map.of("X_Org.Id", List.of("b")));
	}

	@Test
	void mapWhenKeyIsScalarOfClientAndNameOfDefaultsJoinsThem() {
		ClientSettings settings = settings(
				Map.of("tandem.clients.bloomy.api-key", "k", "tandem.defaults.api-key.name", "X-Api-Key"));
		assertThat(placement(settings)).isEqualTo(new ApiKeyPlacement(ApiKeyPlacement.In.HEADER, "X-Api-Key", ""));
		assertThat(sent(settings, 0)).isEqualTo("k");
	}

	@Test
	void mapWhenClientHasKeyInAnyFormReplacesThatOfDefaults() {
		assertThat(sent(
				settings(Map.of("tandem.clients.bloomy.api-key", "own", "tandem.defaults.api-key.value", "default")),
				0))
			.isEqualTo("Bearer own");
		assertThat(sent(
				settings(Map.of("tandem.clients.bloomy.api-key.value", "own", "tandem.defaults.api-key", "default")),
				0))
			.isEqualTo("Bearer own");
	}

	@Test
	void mapWhenAProfileEmptiesTheKeyTakesTheFileInstead(@TempDir Path directory) throws Exception {
		String file = Files.writeString(directory.resolve("key"), "from-file\n").toString();
		assertThat(sent(
				settings(Map.of("tandem.clients.bloomy.api-key", "", "tandem.clients.bloomy.api-key.file", file)), 0))
			.isEqualTo("Bearer from-file");
		assertThat(sent(
				settings(Map.of("tandem.clients.bloomy.api-key", "own", "tandem.clients.bloomy.api-key.file", "")), 0))
			.isEqualTo("Bearer own");
	}

	@Test
	void mapWhenAProfileReplacesAKeyThatIsNotSetTakesItsFile(@TempDir Path directory) throws Exception {
		String file = Files.writeString(directory.resolve("key"), "from-file\n").toString();
		MapPropertySource profile = new MapPropertySource("profile",
				Map.of("tandem.clients.bloomy.api-key.value", "", "tandem.clients.bloomy.api-key.file", file));
		MapPropertySource common = new MapPropertySource("common",
				Map.of("tandem.clients.bloomy.api-key", "${BG_API_KEY_OF_NOBODY}"));
		assertThat(sent(settings("bloomy", profile, common, base()), 0)).isEqualTo("Bearer from-file");
	}

	@Test
	void mapWhenKeyFileIsOfOneLevelAndValueOfOtherLetsClientWin(@TempDir Path directory) throws Exception {
		String file = Files.writeString(directory.resolve("key"), "from-file\n").toString();
		assertThat(
				sent(settings(Map.of("tandem.clients.bloomy.api-key", "own", "tandem.defaults.api-key.file", file)), 0))
			.isEqualTo("Bearer own");
		ClientSettings settings = settings(
				Map.of("tandem.clients.bloomy.api-key.file", file, "tandem.defaults.api-key", "default"));
		assertThat(sent(settings, 0)).isEqualTo("Bearer from-file");
	}

	@Test
	void mapWhenKeyAndBasicHaveDifferentPlacesHasBoth() {
		ClientSettings settings = settings(
				Map.of("tandem.clients.bloomy.api-key", "k", "tandem.clients.bloomy.api-key.name", "X-Api-Key",
						"tandem.clients.bloomy.basic.username", "u", "tandem.clients.bloomy.basic.password", "p"));
		assertThat(settings.credentials()).hasSize(2);
		assertThat(settings).asString().doesNotContain("Basic", "X-Api-Key");
		assertThat(settings.credentials()).asString().doesNotContain("dTpw", "=k");
	}

	@Test
	void mapWhenOnlyBootSetsPropertiesTakesThem() {
		ClientSettings settings = settings("bloomy", properties(Map.of("spring.http.serviceclient.bloomy.base-url",
				"https://boot.example.com", "spring.http.serviceclient.bloomy.default-header.X-Org", "boot",
				"spring.http.serviceclient.bloomy.connect-timeout", "1s",
				"spring.http.serviceclient.bloomy.read-timeout", "2s", "spring.http.serviceclient.bloomy.redirects",
				"follow", "spring.http.serviceclient.bloomy.ssl.bundle", "partner")));
		assertThat(settings.baseUrl()).isEqualTo(URI.create("https://boot.example.com"));
		assertThat(settings.headers()).isEqualTo(Map.of("X-Org", List.of("boot")));
		assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(1));
		assertThat(settings.timeouts().response()).isEqualTo(Duration.ofSeconds(2));
		assertThat(settings.http().redirects()).isEqualTo(Redirects.ALWAYS);
		assertThat(settings.tls().material()).isEqualTo(new BundleTls(BUNDLE));
	}

	@Test
	void mapWhenBootSetsPropertiesOfAllClientsTakesThem() {
		ClientSettings settings = settings(Map.of("spring.http.clients.connect-timeout", "1s",
				"spring.http.clients.read-timeout", "2s", "spring.http.clients.redirects", "follow-when-possible",
				"spring.http.clients.ssl.bundle", "partner"));
		assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(1));
		assertThat(settings.timeouts().response()).isEqualTo(Duration.ofSeconds(2));
		assertThat(settings.http().redirects()).isEqualTo(Redirects.ALWAYS);
		assertThat(settings.tls().material()).isEqualTo(new BundleTls(BUNDLE));
	}

	@ParameterizedTest
	@MethodSource("levels")
	void mapWhenLevelsDisagreeTakesTheStrongest(int strongest) {
		List<Map<String, Object>> levels = List.of(
				Map.of("tandem.clients.bloomy.timeouts.connect", "1s", "tandem.clients.bloomy.http.redirects", "never",
						"tandem.clients.bloomy.ssl.bundle", "partner", "tandem.clients.bloomy.timeouts.response", "1s"),
				Map.of("tandem.defaults.timeouts.connect", "2s", "tandem.defaults.http.redirects", "same-origin",
						"tandem.defaults.ssl.bundle", "other", "tandem.defaults.timeouts.response", "2s"),
				Map.of("spring.http.serviceclient.bloomy.connect-timeout", "3s",
						"spring.http.serviceclient.bloomy.redirects", "follow",
						"spring.http.serviceclient.bloomy.ssl.bundle", "partner",
						"spring.http.serviceclient.bloomy.read-timeout", "3s"),
				Map.of("spring.http.clients.connect-timeout", "4s", "spring.http.clients.redirects", "dont-follow",
						"spring.http.clients.ssl.bundle", "other", "spring.http.clients.read-timeout", "4s"));
		Map<String, Object> set = new HashMap<>();
		levels.subList(strongest, levels.size()).forEach(set::putAll);
		ClientSettings settings = settings(set);
		assertThat(settings.timeouts().connect()).isEqualTo(Duration.ofSeconds(strongest + 1L));
		assertThat(settings.timeouts().response()).isEqualTo(Duration.ofSeconds(strongest + 1L));
		assertThat(settings.http().redirects()).isEqualTo(
				List.of(Redirects.NEVER, Redirects.SAME_ORIGIN, Redirects.ALWAYS, Redirects.NEVER).get(strongest));
		assertThat(settings.tls().material()).isEqualTo(new BundleTls((strongest % 2 == 0) ? BUNDLE : OTHER_BUNDLE));
	}

	static Stream<Integer> levels() {
		return Stream.of(0, 1, 2, 3);
	}

	@Test
	void mapWhenContextHasAddressFilterUsesItUnlessClientHasAddresses() {
		InetAddressFilter filter = InetAddressFilter.internalAddresses();
		Contexts.empty()
			.withBean(InetAddressFilter.class, () -> filter)
			.withPropertyValues("tandem.clients.a.base-url=http://a", "tandem.clients.b.base-url=http://b",
					"tandem.clients.b.http.allowed-addresses=external")
			.run((context) -> {
				AutoConfiguredApiClients clients = context.getBean(AutoConfiguredApiClients.class);
				assertThat(allows(clients.get("a").settings(), "8.8.8.8", "10.0.0.1")).isEqualTo(List.of(false, true));
				assertThat(allows(clients.get("b").settings(), "8.8.8.8", "10.0.0.1")).isEqualTo(List.of(true, false));
			});
	}

	private static ClientSettings settings(Map<String, Object> properties) {
		return settings("bloomy", properties(properties), base());
	}

	private static ClientSettings settings(String client, MapPropertySource... sources) {
		StandardEnvironment environment = new StandardEnvironment();
		for (MapPropertySource source : sources) {
			environment.getPropertySources().addLast(source);
		}
		DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry("partner", BUNDLE);
		bundles.registerBundle("other", OTHER_BUNDLE);
		new UnknownKeys(environment).refuse("tandem.defaults");
		new UnknownKeys(environment).refuse("tandem.clients." + client);
		BoundClient bound = new ApiClientPropertiesBinder(environment).bind(client);
		return new ApiClientSettingsMapper(bundles, null, new NamedBeans(new StaticListableBeanFactory())).map(bound);
	}

	private static MapPropertySource properties(Map<String, Object> properties) {
		return new MapPropertySource("properties", properties);
	}

	/**
	 * The one thing that a client cannot do without, where nothing else sets it.
	 */
	private static MapPropertySource base() {
		return new MapPropertySource("base",
				Map.of("spring.http.serviceclient.bloomy.base-url", "http://base.example.com"));
	}

	private static String camelCase(String name) {
		StringBuilder camelCase = new StringBuilder();
		for (String word : name.split("-", -1)) {
			camelCase
				.append(camelCase.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
		}
		return camelCase.toString();
	}

	private static String sent(ClientSettings settings, int index) {
		try {
			Credential credential = settings.credentials().get(index).open();
			credential.source().close();
			return credential.value(credential.source().current()).reveal();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ApiKeyPlacement placement(ClientSettings settings) {
		return settings.credentials().stream().map(CredentialSettings::placement).findFirst().orElseThrow();
	}

	private static ClientSettings.Proxy proxy(ClientSettings settings) {
		return Objects.requireNonNull(settings.http().proxy());
	}

	private static ClientSettings.CircuitBreaker breaker(ClientSettings settings) {
		return Objects.requireNonNull(settings.circuitBreaker());
	}

	private static ClientSettings.ProxyCredential credential(ClientSettings settings) {
		return Objects.requireNonNull(proxy(settings).credential());
	}

	private static @Nullable Object allows(ClientSettings settings, String... addresses) {
		Predicate<InetSocketAddress> filter = settings.http().addressFilter();
		return (filter == null) ? null
				: Stream.of(addresses).map((address) -> filter.test(new InetSocketAddress(address, 80))).toList();
	}

	/**
	 * A key, a value of it and what becomes of it.
	 *
	 * @param name the key below the name of the client
	 * @param value the value
	 * @param reader reads what became of it
	 * @param expected what is to be read
	 * @param with other keys that have to be set
	 */
	record Key(String name, String value, Function<ClientSettings, @Nullable Object> reader, Object expected,
			Map<String, String> with) {

		Key(String name, String value, Function<ClientSettings, @Nullable Object> reader, Object expected) {
			this(name, value, reader, expected, Map.of());
		}

		@Nullable Object read(ClientSettings settings) {
			return this.reader.apply(settings);
		}

		Map<String, Object> under(String prefix) {
			Map<String, Object> properties = new HashMap<>();
			this.with.forEach((name, value) -> properties.put(prefix + name, value));
			properties.put(prefix + this.name, this.value);
			return properties;
		}

		Map<String, Object> environment(String prefix) {
			Map<String, Object> variables = new HashMap<>();
			under("").forEach((name, value) -> variables
				.put(prefix + name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT), value));
			return variables;
		}

		Map<String, Object> spelt(Function<String, String> spelling) {
			Map<String, Object> properties = new HashMap<>();
			under("").forEach((name, value) -> properties.put("tandem.clients.bloomy." + spelling.apply(name), value));
			return properties;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
