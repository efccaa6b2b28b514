package dev.tandem.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.tandem.testing.LogCapture;
import dev.tandem.testing.LogCapture.Entry;
import ch.qos.logback.classic.Level;
import dev.tandem.ApiKeySupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a user reads whose settings keep an application from starting.
 */
class ApiClientStartFailureTests {

	@Test
	void startWhenBaseUrlIsMissingNamesProperty() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions());
		assertThat(failure.getDescription())
			.isEqualTo("The client 'note-books' has no base URL: tandem.clients.note-books.base-url is not set.");
		assertThat(failure.getAction()).contains("Set tandem.clients.note-books.base-url to the absolute URL",
				"https://");
	}

	@Test
	void startWhenBaseUrlIsEmptySaysSo() {
		FailureAnalysis failure = failure("base-url: ''");
		assertThat(failure.getDescription()).startsWith("The client 'note-books' has no base URL: ");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/api                              | /api
			api.example.com/v1                | api.example.com/v1
			localhost:8080                    | localhost:8080
			ftp://files.example.com           | ftp://files.example.com
			//user:s3cr3t@example.com         | //example.com
			user:s3cr3t@example.com           | user:example.com
			http://user:s3cr3t@my_host/api    | http://my_host/api
			http://user:s3/s3cr3t@example.com | http://example.com
			/api?key=s3cr3t                   | /api
			""")
	void startWhenBaseUrlIsNotAbsoluteShowsItWithoutSecrets(String url, String shown) {
		FailureAnalysis failure = failure("base-url: \"" + url + "\"");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.base-url", "application.yml", " - 4:",
				"is '" + shown + "', which is not an absolute http or https URL");
		assertThat(text(failure)).doesNotContain("s3cr3t", "s3/");
		assertThat(failure.getAction()).contains("https://api.example.com/v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://user:s3cr3t@example.com", "http://example.com?key=s3cr3t",
			"http://example.com#s3cr3t" })
	void startWhenBaseUrlHoldsMoreThanPathSaysWhereItBelongs(String url) {
		FailureAnalysis failure = failure("base-url: " + url);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.base-url", "application.yml",
				"holds credentials, a query or a fragment");
		assertThat(failure.getAction()).contains("basic.username", "basic.password", "query");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenBaseUrlCannotBeReadShowsItWithoutSecrets() {
		FailureAnalysis failure = failure("base-url: http://user:s3cr3t@[example.com/v1");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.base-url", "application.yml",
				"'http://[example.com/v1', which is not a URL");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenBundleIsUnknownNamesItAndKnownOnes() {
		FailureAnalysis failure = failure("ssl.bundle: partnr", "spring.ssl.bundle.pem.partner.options.ciphers=A");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.ssl.bundle", "application.yml",
				"'partnr', which does not exist", "[partner]");
		assertThat(failure.getAction()).contains("spring.ssl.bundle.pem.partnr", "spring.ssl.bundle.jks.partnr");
	}

	@Test
	void startWhenKeyFileIsMissingNamesIt(@TempDir Path directory) {
		FailureAnalysis failure = failure("api-key.file: " + directory.resolve("none"));
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.file", "application.yml",
				directory.resolve("none").toString(), "NoSuchFileException");
		assertThat(failure.getAction()).contains("Put the key, and nothing else, into that file");
	}

	@ParameterizedTest
	@CsvSource({ "'',the file is empty", "' \n',the file is empty",
			"'s3cr3t\ns3cr3t',the file holds more than one line" })
	void startWhenKeyFileHoldsNoKeySaysWhy(String content, String reason, @TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("key"), content.replace("\\n", "\n"));
		FailureAnalysis failure = failure("api-key.file: " + file);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.file", file.toString(),
				reason);
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenKeyFileIsNoTextSaysSo(@TempDir Path directory) throws Exception {
		Path file = Files.write(directory.resolve("key"), new byte[] { (byte) 0xC3, (byte) 0x28 });
		assertThat(failure("api-key.file: " + file).getDescription()).contains(file.toString(),
				"MalformedInputException");
	}

	@Test
	void startWhenKeyHasValueAndFileNamesBoth() {
		FailureAnalysis failure = failure("api-key: { value: s3cr3t, file: /run/key }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.value",
				"tandem.clients.note-books.api-key.file", "application.yml", "are set");
		assertThat(failure.getAction()).contains("Keep one");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenKeyHasSupplierAndFileNamesBoth() {
		FailureAnalysis failure = failure("api-key: { supplier: vault, file: /run/key }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.supplier",
				"tandem.clients.note-books.api-key.file", "are set");
		assertThat(failure.getAction()).contains("Keep one");
	}

	@Test
	void startWhenLifetimeOfSuppliedKeyIsZeroSaysSo() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withBean("vault", ApiKeySupplier.class, () -> (client) -> Mono.just("k"))
			.withPropertyValues("tandem.clients.note-books.base-url=http://a",
					"tandem.clients.note-books.api-key.supplier=vault",
					"tandem.clients.note-books.api-key.lifetime=0s"));
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.lifetime", "'0s'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "vault", "environment" })
	void startWhenSupplierIsNoBeanOfItsTypeSaysHowToMakeOne(String name) {
		FailureAnalysis failure = failure("api-key.supplier: " + name);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.supplier", "application.yml",
				"'" + name + "'", "ApiKeySupplier");
		assertThat(failure.getAction()).contains("@Bean");
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "' '", "${BG_API_KEY_NOT_SET:}" })
	void startWhenKeyIsEmptySaysThatVariableMayBeMissing(String key) {
		FailureAnalysis failure = failure("api-key: " + key);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key", "application.yml",
				"is empty.");
		assertThat(failure.getAction()).contains("environment variable");
	}

	@Test
	void startWhenKeyRefersToVariableThatIsNotSetNamesIt() {
		FailureAnalysis failure = failure("api-key: ${BG_API_KEY_NOT_SET}");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key", "application.yml",
				"'BG_API_KEY_NOT_SET'");
		assertThat(failure.getAction()).contains("BG_API_KEY_NOT_SET");
	}

	@Test
	void startWhenKeyHoldsLineBreakDoesNotShowIt() {
		FailureAnalysis failure = failure("api-key: \"s3cr3t\\r\\nX-Evil: 1\"");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key", "line break");
		assertThat(text(failure)).doesNotContain("s3cr3t", "X-Evil");
	}

	@Test
	void startWhenKeyIsUnknownSuggestsNearest() {
		FailureAnalysis failure = failure("base-ulr: http://example.com");
		assertThat(failure.getDescription()).startsWith("There is no property tandem.clients.note-books.base-ulr")
			.contains("application.yml", " - 4:");
		assertThat(failure.getAction()).isEqualTo("Is 'base-url' meant?");
	}

	@Test
	void startWhenNestedKeyOfDefaultsIsUnknownSuggestsNearest() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.defaults.timeouts.conect=1s", "tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getDescription()).contains("tandem.defaults.timeouts.conect");
		assertThat(failure.getAction()).isEqualTo("Is 'timeouts.connect' meant?");
	}

	@Test
	void startWhenKeyIsLikeNoOtherNamesAll() {
		FailureAnalysis failure = failure("something-else-entirely: 1");
		assertThat(failure.getAction()).startsWith("The keys are: ")
			.contains("api-key", "pool.max-connections", "shutdown.grace-period");
	}

	@ParameterizedTest
	@CsvSource({ "timeouts.connect,0s", "timeouts.tls,-1s", "timeouts.acquire,0s", "timeouts.response,0",
			"timeouts.idle,-5ms", "timeouts.call,0s", "timeouts.call,25d", "timeouts.call,999999999d",
			"timeouts.connect,999us", "pool.max-connections,0", "pool.max-connections,-1", "pool.max-pending,0",
			"pool.max-pending,-1", "pool.max-idle-time,0s", "pool.max-life-time,0s", "pool.evict-every,-1s",
			"http.max-body-size,0B", "http.max-body-size,-1KB", "http.max-body-size,2GB", "shutdown.grace-period,-1s",
			"shutdown.grace-period,25d", "retry.max-attempts,0", "retry.backoff.initial,0s",
			"retry.backoff.multiplier,0.5", "retry.backoff.max,0s", "retry.backoff.jitter,1.5",
			"retry.max-retry-after,-1s", "retry.budget,2", "concurrency.max-calls,0", "concurrency.max-waiting,-1",
			"rate-limit.permits,0", "rate-limit.per,0s", "rate-limit.max-wait,-1s",
			"circuit-breaker.failure-rate-threshold,0", "circuit-breaker.failure-rate-threshold,50",
			"circuit-breaker.sliding-window-size,0", "circuit-breaker.minimum-calls,0",
			"circuit-breaker.open-duration,0s", "circuit-breaker.half-open-calls,0", "health.timeout,0s",
			"health.probe-interval,0s" })
	void startWhenLimitIsOutOfRangeNamesPropertyValueAndRange(String key, String value) {
		FailureAnalysis failure = failure(key + ": " + value);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books." + key, "application.yml", " - 4:",
				"is '" + value + "', which is out of range");
		assertThat(failure.getAction()).startsWith("Give a ");
	}

	@Test
	void startWhenNameToRedactIsEmptyNamesProperty() {
		FailureAnalysis failure = failure("logging.redact: [password, ' ']");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.logging.redact", "application.yml",
				"holds an empty name");
		assertThat(failure.getAction()).startsWith("Give names such as X-Session");
	}

	@Test
	void startWhenLoggingLevelIsUnknownNamesTheOnesThereAre() {
		FailureAnalysis failure = failure("logging.level: debug");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.logging.level", "debug");
		assertThat(failure.getAction()).contains("NONE", "BASIC", "HEADERS", "BODY");
	}

	@ParameterizedTest
	@CsvSource({ "concurrency.max-waiting,5,concurrency.max-calls", "rate-limit.per,2s,rate-limit.permits",
			"rate-limit.max-wait,2s,rate-limit.permits", "rate-limit.shared,true,rate-limit.permits",
			"circuit-breaker.open-duration,2s,circuit-breaker.enabled", "health.timeout,1s,health.probe",
			"health.probe-interval,1s,health.probe" })
	void startWhenPropertyHasNoEffectNamesTheMissingOne(String key, String value, String missing) {
		FailureAnalysis failure = failure(key + ": " + value);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books." + key, "application.yml",
				"has no effect without tandem.clients.note-books." + missing);
		assertThat(failure.getAction()).startsWith("Set tandem.clients.note-books." + missing);
	}

	@ParameterizedTest
	@CsvSource({ "frist,no operation without arguments", "at,no operation without arguments",
			"NoteApi#loud,no operation without arguments", "first,the name of several operations" })
	void startWhenProbeCannotBeCalledNamesTheOperationsThatCan(String probe, String reason) {
		FailureAnalysis failure = failure("health.probe: " + probe);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.health.probe", "application.yml",
				"is '" + probe + "', which is " + reason + " of the client 'note-books'");
		assertThat(failure.getAction()).isEqualTo(
				"Give one of its operations without arguments: NoteApi#count, NoteApi#first, PageApi#count, PageApi#first.");
	}

	@Test
	void startWhenProbeOfTheDefaultsIsNotOfTheClientTellsHowToLeaveItOut() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://localhost",
					"tandem.defaults.health.probe=ping"));
		assertThat(failure.getDescription()).contains("tandem.defaults.health.probe",
				"no operation without arguments of the client 'note-books'");
		assertThat(failure.getAction()).contains("tandem.clients.note-books.health.probe set to ''");
		Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://localhost",
					"tandem.defaults.health.probe=ping", "tandem.defaults.health.timeout=1s",
					"tandem.clients.note-books.health.probe=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			rate-limit.permits: 5         | io.github.bucket4j      | com.bucket4j:bucket4j_jdk17-core
			circuit-breaker.enabled: true | io.github.resilience4j  | io.github.resilience4j:resilience4j-circuitbreaker
			""")
	void startWhenLibraryIsMissingNamesTheDependency(String setting, String missing, String dependency) {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withClassLoader(new FilteredClassLoader(missing))
			.withInitializer(Contexts.yaml("tandem.clients.note-books: { base-url: 'http://a', " + setting + " }")));
		assertThat(failure.getDescription()).contains(
				"tandem.clients.note-books." + setting.substring(0, setting.indexOf(':')), "application.yml",
				"is not on the class path");
		assertThat(failure.getAction()).contains("Add the dependency " + dependency);
	}

	@Test
	void startWhenLibrariesAreMissingAndNothingNeedsThemIsFine() {
		Contexts.withDefinitions()
			.withClassLoader(new FilteredClassLoader("io.github.bucket4j", "io.github.resilience4j"))
			.withPropertyValues("tandem.clients.note-books.base-url=http://a")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void startWhenLimitIsSharedButNothingToShareThroughSaysWhatToDeclare() {
		FailureAnalysis failure = failure("rate-limit: { permits: 5, shared: true }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.rate-limit.shared", "application.yml",
				"no bean to share the limit through");
		assertThat(failure.getAction()).contains("AsyncProxyManager<String>", "ProxyManager<String>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "65536" })
	void startWhenPortOfProxyIsOutOfRangeSaysSo(String port) {
		FailureAnalysis failure = failure("http.proxy: { host: proxy, port: " + port + " }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.proxy.port", port);
		assertThat(failure.getAction()).isEqualTo("Give a port from 1 to 65535.");
	}

	@Test
	void startWhenCheckIntervalOfKeyFileIsZeroSaysSo(@TempDir Path directory) throws Exception {
		Path file = Files.writeString(directory.resolve("key"), "k");
		FailureAnalysis failure = failure("api-key: { file: " + file + ", check-interval: 0s }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.check-interval", "'0s'");
	}

	@Test
	void startWhenLimitOfDefaultsIsOutOfRangeNamesTheDefaults() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.defaults.pool.max-connections=0",
					"tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getDescription()).startsWith("tandem.defaults.pool.max-connections (").contains("is '0'");
	}

	@Test
	void startWhenValueCannotBeConvertedHasMessageOfBoot() {
		FailureAnalysis failure = failure("timeouts.connect: abc");
		assertThat(failure.getDescription()).contains("Property: tandem.clients.note-books.timeouts.connect",
				"Value: \"abc\"", "application.yml");
	}

	@Test
	void startWhenEnumerationHasNoSuchValueNamesTheValues() {
		FailureAnalysis failure = failure("http.redirects: sometimes");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.redirects", "sometimes");
		assertThat(failure.getAction()).contains("NEVER", "SAME_ORIGIN", "ALWAYS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/8", "[ 10.0.0.0/8, external ]" })
	void startWhenAddressesAreLimitedBehindProxyNamesBoth(String addresses) {
		FailureAnalysis failure = failure("http: { proxy.host: proxy, allowed-addresses: " + addresses + " }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.allowed-addresses",
				"tandem.clients.note-books.http.proxy.host", "application.yml");
		assertThat(failure.getAction()).contains("at the proxy");
	}

	@Test
	void startWhenAddressIsNoneNamesIt() {
		FailureAnalysis failure = failure("http.allowed-addresses: [ example.com ]");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.allowed-addresses",
				"example.com");
		assertThat(failure.getAction()).contains("10.0.0.0/8", "external");
	}

	@Test
	void startWhenOriginHasPathShowsItWithoutSecrets() {
		FailureAnalysis failure = failure("http.trusted-origins: https://user:s3cr3t@files.example.com");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.trusted-origins",
				"https://files.example.com");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@ValueSource(strings = { "query", "cookie" })
	void startWhenKeyHasPlaceButNoNameNamesBoth(String place) {
		FailureAnalysis failure = failure("api-key: { value: s3cr3t, in: " + place + " }");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.api-key.in", "application.yml",
				"is '" + place + "'");
		assertThat(failure.getAction()).contains("Set tandem.clients.note-books.api-key.name");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenKeyAndBasicShareHeaderSaysHowToPart() {
		FailureAnalysis failure = failure("{ api-key: s3cr3t, basic: { username: u, password: s3cr3t } }");
		assertThat(failure.getDescription()).contains("'note-books'", "API key and basic authentication",
				"'Authorization'");
		assertThat(failure.getAction()).contains("basic.username", "api-key.name");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ username: 'a:b', password: s3cr3t } | basic.username | colon
			{ username: u }                       | basic.password | empty
			{ password: s3cr3t }                  | basic.username | empty
			""")
	void startWhenBasicIsIncompleteNamesProperty(String basic, String property, String reason) {
		FailureAnalysis failure = failure("basic: " + basic);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books." + property, reason);
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenClientIsUsedByNoDefinitionWarnsWithNearestName() {
		assertThat(warnings(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-book.base-url=http://a",
					"tandem.clients.note-books.base-url=http://a")))
			.containsExactly("tandem.clients.note-book is configured, but no definition is marked "
					+ "@ApiClient(\"note-book\"). Is \"note-books\" meant?");
		assertThat(warnings(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.weather.base-url=http://a",
					"tandem.clients.note-books.base-url=http://a")))
			.singleElement()
			.asString()
			.endsWith("Definitions use: note-books.");
	}

	@Test
	void startWhenClientsAreConfiguredButNoDefinitionIsFoundSaysWhereTheyAreSearched() {
		assertThat(warnings(Contexts.empty().withPropertyValues("tandem.clients.weather.base-url=http://a")))
			.singleElement()
			.asString()
			.contains("@ImportApiClients");
	}

	@Test
	void startWhenEveryClientIsUsedWarnsOfNothing() {
		assertThat(warnings(Contexts.withDefinitions()
			.withSystemProperties("tandem.clients.notebooks.timeouts.call=5s")
			.withPropertyValues("tandem.clients.note-books.base-url=http://a"))).isEmpty();
	}

	private static List<String> warnings(ApplicationContextRunner runner) {
		try (LogCapture log = LogCapture.of(Level.WARN, UnusedClients.class.getName())) {
			runner.run((context) -> assertThat(context).hasNotFailed());
			return log.entries().stream().map(Entry::message).toList();
		}
	}

	/**
	 * Start with one line, or one mapping in braces, as the properties of a client.
	 */
	private static FailureAnalysis failure(String settings, String... properties) {
		String base = settings.startsWith("base-u") ? "" : "spring.http.serviceclient.note-books.base-url: http://a\n";
		String padding = base.isEmpty() ? "# 1\n" : "";
		String own = settings.startsWith("{") ? "    note-books: " + settings : "    note-books:\n      " + settings;
		return StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(properties)
			.withInitializer(Contexts.yaml("tandem:\n  clients:\n" + own + "\n" + padding + base)));
	}

	private static String text(FailureAnalysis failure) {
		return failure.getDescription() + failure.getAction();
	}

}
