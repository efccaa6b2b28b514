package dev.tandem.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiKeySupplier;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.imported.StockApi;
import dev.tandem.autoconfigure.reports.ReportApi;
import dev.tandem.autoconfigure.streams.FeedApi;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.LogCapture.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.transport.ProxyProvider;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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
	void startWhenBaseUrlIsMissingNamesConfiguredClientsAndTheVariable() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.weather.base-url=http://a",
					"tandem.clients.note-book.base-url=http://a", "tandem.clients.notes.base-url=http://a"));
		assertThat(failure.getDescription())
			.isEqualTo("The client 'note-books' has no base URL: tandem.clients.note-books.base-url is not set."
					+ " Configured clients: note-book, notes, weather.");
		assertThat(failure.getAction()).endsWith("As an environment variable, it is TANDEM_CLIENTS_NOTEBOOKS_BASEURL.");
	}

	@ParameterizedTest
	@CsvSource({ "tandem.default.timeouts.call,tandem.defaults", "tandem.client.note-books.base-url,tandem.clients",
			"tandem.confg.source,tandem.config" })
	void startWhenPrefixIsMistypedNamesTheNearest(String property, String meant) {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(property + "=1s", "tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getDescription()).startsWith("There is no property " + property);
		assertThat(failure.getAction()).startsWith("Is '" + meant + "' meant");
	}

	@Test
	void startWhenKeyOfTheConfigWatchIsMistypedWithoutSourceNamesTheNearest() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.config.sourc=etcd", "tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getDescription()).startsWith("There is no property tandem.config.sourc");
		assertThat(failure.getAction()).isEqualTo("Is 'source' meant?");
	}

	@Test
	void startWhenPropertyUnderTandemIsNotNearToAnyIsTheApplicationsOwn() {
		Contexts.withDefinitions()
			.withPropertyValues("tandem.bicycle.wheels=2", "tandem.clients.note-books.base-url=http://a")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "TANDEM_CLIENTS_NOTEBOOKS_TIMEOUT_CALL,TANDEM_CLIENTS_NOTEBOOKS_TIMEOUTS_CALL",
			"TANDEM_CLIENTS_NOTEBOOKS_BASE-URL,TANDEM_CLIENTS_NOTEBOOKS_BASEURL",
			"TANDEM_DEFAULTS_RETRY_MAXATTEMPT,TANDEM_DEFAULTS_RETRY_MAXATTEMPTS",
			"TANDEM_CONFIG_SOURC,TANDEM_CONFIG_SOURCE", "TANDEM_DEFAULT_TIMEOUTS_CALL,TANDEM_DEFAULTS_TIMEOUTS_CALL",
			"TANDEM_CLIENT_NOTEBOOKS_BASEURL,TANDEM_CLIENTS_NOTEBOOKS_BASEURL" })
	void startWhenEnvironmentVariableNamesNoKeyWarnsWithTheNearest(String variable, String meant) {
		assertThat(variableWarnings(variable)).singleElement()
			.isEqualTo("The environment variable %s names no property of Tandem and sets nothing. Is %s meant?"
				.formatted(variable, meant));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TANDEM_CLIENTS_NOTEBOOKS_TIMEOUTS_CALL", "TANDEM_CLIENTS_NOTE_BOOKS_TIMEOUTS_CALL",
			"TANDEM_CLIENTS_NOTEBOOKS_HEADERS_XORG", "TANDEM_CLIENTS_NOTEBOOKS_RETRY_ONSTATUS_0",
			"TANDEM_CLIENTS_NOTEBOOKS_APIKEY", "TANDEM_DEFAULTS_HTTP_MAXBODYSIZE", "TANDEM_DEFAULTS_HTTP_MAX_BODY_SIZE",
			"TANDEM_CONFIG_CHECKINTERVAL", "TANDEM_CONFIG_CHECK_INTERVAL", "TANDEM_SERVICE_HOST",
			"TANDEM_PORT_8080_TCP", "TANDEM_HOME", "PATH" })
	void startWhenEnvironmentVariableIsAKeyOrForeignWarnsOfNothing(String variable) {
		assertThat(variableWarnings(variable)).isEmpty();
	}

	private static List<String> variableWarnings(String variable) {
		try (LogCapture log = LogCapture.of(Level.WARN, EnvironmentVariables.class.getName())) {
			Contexts.withDefinitions()
				.withPropertyValues("tandem.clients.note-books.base-url=http://a")
				.withInitializer((context) -> context.getEnvironment()
					.getPropertySources()
					.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
							new SystemEnvironmentPropertySource(
									StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
									Map.of(variable, value(variable)))))
				.run((context) -> assertThat(context).hasNotFailed());
			return log.entries().stream().map(Entry::message).toList();
		}
	}

	private static Object value(String variable) {
		return variable.contains("SIZE") ? "1KB" : variable.contains("STATUS") ? "500" : "1s";
	}

	@Test
	void startWhenManySettingsAreWrongNamesAllOfThem() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.timeouts.connect=0s",
					"tandem.clients.note-books.timeouts.cal=1s", "tandem.clients.note-books.pool.max-connections=0",
					"tandem.clients.note-books.retry.budget=2", "tandem.clients.note-books.http.versions=",
					"tandem.clients.note-books.basic.username=u", "tandem.defaults.logging.redct=a"));
		assertThat(failure.getDescription().lines().skip(2)).map((line) -> line.replaceAll(" \\(.*?\\)", ""))
			.containsExactlyInAnyOrder("1. There is no property tandem.defaults.logging.redct.",
					"2. There is no property tandem.clients.note-books.timeouts.cal.",
					"3. The client 'note-books' has no base URL: tandem.clients.note-books.base-url is not set.",
					"4. tandem.clients.note-books.timeouts.connect is '0s', which is out of range.",
					"5. tandem.clients.note-books.pool.max-connections is '0', which is out of range.",
					"6. tandem.clients.note-books.http.versions is empty.",
					"7. tandem.clients.note-books.retry.budget is '2', which is out of range.",
					"8. tandem.clients.note-books.basic.password is empty.");
		assertThat(failure.getDescription()).startsWith("8 settings are invalid:");
		assertThat(String.valueOf(failure.getAction()).lines()).hasSize(8)
			.element(1)
			.isEqualTo("2. Is 'timeouts.call' meant?");
	}

	@Test
	void startWhenSettingsOfOnePartAreWrongNamesAllOfThem() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://a",
					"tandem.clients.note-books.http.max-header-size=3GB",
					"tandem.clients.note-books.http.allowed-addresses=nowhere",
					"tandem.clients.note-books.http.proxy.host=p", "tandem.clients.note-books.http.proxy.port=0",
					"tandem.clients.note-books.http.proxy.username=u",
					"tandem.clients.note-books.headers.x-one=a\u0001b",
					"tandem.clients.note-books.headers.x-two=a\u0001b",
					"tandem.clients.note-books.headers.transfer-encoding=chunked",
					"tandem.clients.note-books.cookies.one=a;b"));
		assertThat(failure.getDescription().lines().skip(2)).map((line) -> line.replaceAll("^\\d+\\. | \\(.*?\\)", ""))
			.map((line) -> line.split(" ", -1)[0])
			.containsExactlyInAnyOrder("tandem.clients.note-books.http.max-header-size",
					"tandem.clients.note-books.http.allowed-addresses", "tandem.clients.note-books.http.proxy.port",
					"tandem.clients.note-books.http.proxy.password", "tandem.clients.note-books.headers.x-one",
					"tandem.clients.note-books.headers.x-two", "tandem.clients.note-books.headers.transfer-encoding",
					"tandem.clients.note-books.cookies.one");
	}

	@Test
	void startWhenSettingsOfSeveralClientsAreWrongNamesAllOfThem() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withUserConfiguration(Stocks.class)
			.withPropertyValues("tandem.clients.note-books.base-url=http://a",
					"tandem.clients.note-books.timeouts.connect=0s", "tandem.clients.stock.base-url=b",
					"tandem.defaults.pool.max-pending=0"));
		assertThat(failure.getDescription())
			.contains("tandem.clients.note-books.timeouts.connect", "tandem.clients.stock.base-url",
					"tandem.defaults.pool.max-pending")
			.startsWith("3 settings are invalid:");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					timeouts: { response: 20s, call: 10s }            | timeouts.response is '20s', more than | timeouts.call
					timeouts: { connect: 2m }                         | timeouts.connect is '2m', more than   | timeouts.call, which is '60s' by default
					timeouts: { acquire: 61s }                        | timeouts.acquire is '61s', more than  | timeouts.call, which is '60s' by default
					timeouts: { tls: 3s, call: 2s }                   | timeouts.tls is '3s', more than       | timeouts.call
					retry.backoff: { initial: 9s }                    | retry.backoff.initial is '9s', more than | retry.backoff.max, which is '8s' by default
					retry.backoff: { initial: 2s, max: 1s }           | retry.backoff.initial is '2s', more than | retry.backoff.max
					circuit-breaker: { enabled: true, minimum-calls: 101 } | circuit-breaker.minimum-calls is '101', more than | sliding-window-size, which is '100' by default
					circuit-breaker: { enabled: true, minimum-calls: 6, sliding-window-size: 5 } | circuit-breaker.minimum-calls is '6', more than | sliding-window-size
					http.versions: h2                                 | http.versions                         | is 'h2', which is HTTP/2 over TLS
					http.proxy: { port: 3128 }                        | http.proxy.port                       | has no effect without tandem.clients.note-books.http.proxy.host
					http.proxy: { username: u }                       | http.proxy.username                   | has no effect without tandem.clients.note-books.http.proxy.host
					http.proxy: { non-proxy-hosts: [ a, b ] }         | http.proxy.non-proxy-hosts            | has no effect without tandem.clients.note-books.http.proxy.host
					http.proxy: { host: p, password: s3cr3t }         | http.proxy.password                   | has no effect without tandem.clients.note-books.http.proxy.username
					retry: { budget: 0.5, budget-enabled: false }     | retry.budget                          | has no effect since tandem.clients.note-books.retry.budget-enabled
					""")
	void startWhenSettingsContradictEachOtherNamesBoth(String settings, String first, String second) {
		FailureAnalysis failure = failure(settings);
		assertThat(failure.getDescription().replaceAll(" \\(class path[^)]*\\)| \\([^)]*application.yml[^)]*\\)", ""))
			.contains("tandem.clients.note-books." + first, second);
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenHttp2WithoutTlsIsCalledOverTlsNamesBoth() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=https://a",
					"tandem.clients.note-books.http.versions=h2c"));
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.versions", "is 'h2c'",
				"tandem.clients.note-books.base-url", "is an https URL");
	}

	/**
	 * A value that applies to all clients, or is Boot's, is no contradiction to what one
	 * client sets; nor is a default of Tandem that is cut off.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "tandem.clients.note-books.timeouts.call=1s",
			"tandem.clients.note-books.timeouts.call=1s,tandem.defaults.timeouts.response=20s",
			"spring.http.clients.read-timeout=2m", "tandem.clients.note-books.retry.backoff.max=100ms",
			"tandem.clients.note-books.circuit-breaker.enabled=true,tandem.clients.note-books.circuit-breaker.sliding-window-size=5",
			"tandem.defaults.http.proxy.port=3128", "tandem.clients.note-books.timeouts.idle=2m" })
	void startWhenOnlyDefaultsAreCutOffSucceeds(String properties) {
		Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://a")
			.withPropertyValues(properties.split(","))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	/**
	 * Only as long as the longest {@code @CallTimeout} of its definitions.
	 */
	@Test
	void startWhenPhaseFitsIntoTheDeadlineOfAnOperationSucceeds() {
		ApplicationContextRunner reports = Contexts.empty()
			.withUserConfiguration(Reports.class)
			.withPropertyValues("tandem.clients.reports.base-url=http://a");
		reports
			.withPropertyValues("tandem.clients.reports.timeouts.response=4m",
					"tandem.clients.reports.timeouts.call=10s")
			.run((context) -> assertThat(context).hasNotFailed());
		FailureAnalysis failure = StartFailure
			.of(reports.withPropertyValues("tandem.clients.reports.timeouts.response=6m"));
		assertThat(failure.getDescription()).contains("tandem.clients.reports.timeouts.response",
				"tandem.clients.reports.timeouts.call, which is '60s' by default");
		assertThat(failure.getAction()).contains("@CallTimeout");
	}

	@Test
	void startWhenProbeIsAStreamSaysThatItNeverEnds() {
		FailureAnalysis failure = StartFailure.of(Contexts.empty()
			.withUserConfiguration(Events.class)
			.withPropertyValues("tandem.clients.feed.base-url=http://a", "tandem.clients.feed.health.probe=events"));
		assertThat(failure.getDescription()).startsWith("tandem.clients.feed.health.probe")
			.contains("is 'events'", "unbounded stream");
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
			http://my_host:x/api              | http://my_host:x/api
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			http://h/a b                  | a space                  | %20
			http://h/{tenant}             | the character '{'        | %7B
			http://user:s3cr3t@h/a}       | the character '}'        | %7D
			http://h/a\\\\b               | the character '\\'       | %5C
			http://h/a<b                  | the character '<'        | %3C
			http://bücher.example/   | the character U+00FC     | xn--
			http://h/%2                   | '%'                      | %25
			http://h/a%zzb                | '%'                      | %25
			http://h/a/../b               | '.' or '..' segment      | without
			http://h/a/./b                | '.' or '..' segment      | without
			http://h/%2e%2E               | '.' or '..' segment      | without
			http://h/a%2F..%2Fb           | '.' or '..' segment      | without
			""")
	void startWhenBaseUrlHoldsWhatCannotBeSentSaysWhatToWrite(String url, String reason, String remedy) {
		FailureAnalysis failure = failure("base-url: \"" + url + "\"");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.base-url", "application.yml", reason);
		assertThat(failure.getAction()).contains(remedy);
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
	void startWhenValuesCannotBeReadNamesAllWithTheirRemedies() {
		FailureAnalysis failure = failure(
				"{ timeouts: { call: 10x, idle: 2s }, retry: { max-attempts: three, foo: 1, backoff: { jitter: much } }, "
						+ "http: { redirects: sometimes, max-body-size: 1mb2, compression: perhaps }, pool: 3 }");
		assertThat(failure.getDescription())
			.contains("timeouts.call (", "application.yml", "is '10x', which cannot be read", "is 'three'", "is 'much'",
					"is 'sometimes'", "is '1mb2'", "is 'perhaps'", "retry.foo")
			.containsPattern("note-books.pool \\(.*application.yml.*has a value, but stands for several properties")
			.doesNotContain("idle", "no property tandem.clients.note-books.pool");
		assertThat(failure.getAction()).contains("Give a duration such as 500ms, 2s or 5m.", "Give a number such as 3.",
				"Give a number such as 0.5.", "Give one of: never, same-origin, always.",
				"Give a size such as 512KB or 8MB.", "Give true or false.",
				"Set one of them, such as tandem.clients.note-books.pool.max-connections.");
	}

	@Test
	void startWhenAValueOfBootCannotBeReadNamesIt() {
		FailureAnalysis failure = failure("pool.max-connections: 3",
				"spring.http.serviceclient.note-books.redirects=sometimes");
		assertThat(failure.getDescription()).contains("spring.http.serviceclient.note-books.redirects", "sometimes");
	}

	@Test
	void startWhenElementsCannotBeReadNamesThem() {
		FailureAnalysis failure = failure("{ retry: { on-status: [ 503, many ] }, http: { versions: [ h9 ] } }");
		assertThat(failure.getDescription()).contains("retry.on-status", "many", "http.versions", "h9");
		assertThat(failure.getAction()).contains("Give a number such as 3.", "Give one of: http/1.1, h2, h2c.");
	}

	@Test
	void startWhenAListCannotBeReadNamesWhatItsElementsAre() {
		FailureAnalysis failure = failure("{ retry.on-status: '503,many', http.versions: h9 }");
		assertThat(failure.getAction()).contains("Give a number such as 3.", "Give one of: http/1.1, h2, h2c.");
	}

	@Test
	void startWhenAGroupOfTheDefaultsHasAValueNamesTheDefaults() {
		FailureAnalysis failure = failure("retry.max-attempts: 2", "tandem.defaults.pool=3");
		assertThat(failure.getDescription()).startsWith("tandem.defaults.pool (");
		assertThat(failure.getAction()).contains("tandem.defaults.pool.max-connections");
	}

	@ParameterizedTest
	@ValueSource(strings = { "headers: 'Authorization: s3cr3t'", "cookies: s3cr3t", "query: s3cr3t", "basic: s3cr3t",
			"http.trusted-origins: 'http://s3cr3t@[bad'", "api-key.file: \"s3cr3t\\0\"" })
	void startWhenAValueThatMayBeSecretCannotBeReadDoesNotShowIt(String setting) {
		FailureAnalysis failure = failure(setting);
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.");
		assertThat(text(failure)).doesNotContain("s3cr3t");
	}

	@Test
	void startWhenAPlaceholderIsNotSetBesideAValueThatCannotBeReadNamesBoth() {
		FailureAnalysis failure = failure(
				"{ timeouts.call: 10x, basic: { username: u, password: '${UNSET_PASSWORD}' } }");
		assertThat(failure.getDescription()).contains("'10x'", "UNSET_PASSWORD");
	}

	@Test
	void startWhenAValueComesByAPlaceholderSaysSo() {
		FailureAnalysis failure = failure("timeouts.call: ${CALL_TIMEOUT}", "CALL_TIMEOUT=10x");
		assertThat(failure.getDescription()).contains("is '${CALL_TIMEOUT}', and its value cannot be read");
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
		assertThat(failure.getDescription()).contains("There is no property tandem.clients.note-books.base-ulr",
				"application.yml", " - 4:");
		assertThat(failure.getAction()).contains("Is 'base-url' meant?");
	}

	@Test
	void startWhenNestedKeyOfDefaultsIsUnknownSuggestsNearest() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.defaults.timeouts.conect=1s", "tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getDescription()).contains("tandem.defaults.timeouts.conect");
		assertThat(failure.getAction()).isEqualTo("Is 'timeouts.connect' meant?");
	}

	@Test
	void startWhenKeyIsLikeNoOtherNamesWhatKeysBeginWith() {
		FailureAnalysis failure = failure("something-else-entirely: 1");
		assertThat(failure.getAction()).startsWith("The keys are: api-key, api-key.*, base-url, ")
			.contains(", pool.*, ", ", shutdown.*, ")
			.doesNotContain("pool.max-connections");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					retry.something-else | The keys below 'retry' are: retry.backoff.initial, retry.backoff.jitter, retry.backoff.max, retry.backoff.multiplier,
					retry.backoff.something-else | The keys below 'retry.backoff' are: retry.backoff.initial, retry.backoff.jitter, retry.backoff.max, retry.backoff.multiplier.
					shutdown.of.something.else.entirely | The keys below 'shutdown' are: shutdown.grace-period.
					""")
	void startWhenKeyIsLikeNoOtherNamesThoseBesideIt(String key, String keys) {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books." + key + "=1",
					"tandem.clients.note-books.base-url=http://a"));
		assertThat(failure.getAction()).startsWith(keys).doesNotContain("base-url");
	}

	@ParameterizedTest
	@CsvSource({ "timeouts.connect,0s", "timeouts.tls,-1s", "timeouts.acquire,0s", "timeouts.response,0",
			"timeouts.idle,-5ms", "timeouts.call,0s", "timeouts.call,25d", "timeouts.call,999999999d",
			"timeouts.connect,999us", "pool.max-connections,0", "pool.max-connections,-1", "pool.max-streams,0",
			"pool.max-pending,0", "pool.max-pending,-1", "pool.max-idle-time,0s", "pool.max-life-time,0s",
			"pool.evict-every,-1s", "http.max-body-size,0B", "http.max-body-size,-1KB", "http.max-body-size,2GB",
			"http.max-header-size,0B", "http.max-header-size,2GB", "shutdown.grace-period,-1s",
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
		assertThat(failure.getAction()).contains("Give a ");
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
		assertThat(failure.getAction()).contains("none, basic, headers, body");
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
	void startWhenValueCannotBeConvertedNamesWhereItIsSet() {
		FailureAnalysis failure = failure("timeouts.connect: abc");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.timeouts.connect (", "is 'abc'",
				"application.yml");
		assertThat(failure.getAction()).isEqualTo("Give a duration such as 500ms, 2s or 5m.");
	}

	@Test
	void startWhenEnumerationHasNoSuchValueNamesTheValues() {
		FailureAnalysis failure = failure("http.redirects: sometimes");
		assertThat(failure.getDescription()).contains("tandem.clients.note-books.http.redirects", "sometimes");
		assertThat(failure.getAction()).contains("never, same-origin, always");
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
	void startWhenAddressesAreLimitedByBeanBehindProxyNamesBoth() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withBean(InetAddressFilter.class, InetAddressFilter::externalAddresses)
			.withPropertyValues("tandem.clients.note-books.base-url=http://a",
					"tandem.clients.note-books.http.proxy.host=proxy"));
		assertThat(failure.getDescription()).startsWith("A bean of type InetAddressFilter and ")
			.contains("tandem.clients.note-books.http.proxy.host");
		assertThat(failure.getAction()).contains("at the proxy");
	}

	@Test
	void startWhenAddressesAreLimitedAndCustomizerSetsProxyNamesBoth() {
		FailureAnalysis failure = StartFailure.of(Contexts.withDefinitions()
			.withBean(HttpClientCustomizer.class,
					() -> (name, client) -> client
						.proxy((proxy) -> proxy.type(ProxyProvider.Proxy.HTTP).host("127.0.0.1")))
			.withPropertyValues("tandem.clients.note-books.base-url=http://a",
					"tandem.clients.note-books.http.allowed-addresses=external"));
		assertThat(failure.getDescription()).contains("An HttpClientCustomizer", "proxy", "'note-books'",
				"http.allowed-addresses", "InetAddressFilter");
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
	void startWhenHostsHaveUnderscoresIsFine() {
		Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://note_books:8080/api",
					"tandem.clients.note-books.http.trusted-origins=http://my_files")
			.run((context) -> assertThat(context).hasNotFailed());
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
			.withPropertyValues("tandem.clients.weather.timeouts.call=5s",
					"tandem.clients.note-books.base-url=http://a")))
			.singleElement()
			.asString()
			.endsWith("Definitions use: note-books.");
	}

	@Test
	void startWhenClientsAreConfiguredButNoDefinitionIsFoundSaysWhereTheyAreSearched() {
		assertThat(warnings(Contexts.empty().withPropertyValues("tandem.clients.weather.timeouts.call=5s")))
			.singleElement()
			.asString()
			.contains("@ImportApiClients");
	}

	@Test
	void startWhenServersAreInvalidSaysWhich() {
		assertThat(text(failure("base-urls: [ 'http://a', 'ftp://b' ]"))).contains(
				"tandem.clients.note-books.base-urls[1]", "'ftp://b', which is not an absolute http or https URL");
		assertThat(text(failure("base-urls: [ 'http://a', 'http://a/' ]"))).contains("base-urls", "'http://a' twice");
		assertThat(text(failure("{ base-url: 'http://a', base-urls: [ 'http://b' ] }"))).contains(
				"Both tandem.clients.note-books.base-url", "and tandem.clients.note-books.base-urls", "Keep base-urls");
		assertThat(text(failure("{ base-urls: [ 'http://a', 'https://b' ], http.versions: h2 }"))).contains("is 'h2'",
				"but tandem.clients.note-books.base-urls");
		assertThat(text(failure("{ base-urls: [ 'http://a', 'http://b' ], failover.leave-for: 0s }")))
			.contains("tandem.clients.note-books.failover.leave-for");
	}

	@Test
	void startWhenClientCanBeCalledWithoutADefinitionWarnsOfNothing() {
		assertThat(warnings(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.weather.base-url=http://a",
					"tandem.clients.note-books.base-url=http://a")))
			.isEmpty();
	}

	@Test
	void startWhenEveryClientIsUsedWarnsOfNothing() {
		assertThat(warnings(Contexts.withDefinitions()
			.withSystemProperties("tandem.clients.notebooks.timeouts.call=5s")
			.withPropertyValues("tandem.clients.note-books.base-url=http://a"))).isEmpty();
	}

	private static List<String> warnings(ApplicationContextRunner runner) {
		try (LogCapture log = LogCapture.of(Level.WARN, ConfiguredClients.class.getName())) {
			runner.run((context) -> assertThat(context).hasNotFailed());
			return log.entries().stream().map(Entry::message).toList();
		}
	}

	/**
	 * Start with one line, or one mapping in braces, as the properties of a client.
	 */
	private static FailureAnalysis failure(String settings, String... properties) {
		String base = settings.contains("base-u") ? "" : "spring.http.serviceclient.note-books.base-url: http://a\n";
		String padding = base.isEmpty() ? "# 1\n" : "";
		String own = settings.startsWith("{") ? "    note-books: " + settings : "    note-books:\n      " + settings;
		return StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues(properties)
			.withInitializer(Contexts.yaml("tandem:\n  clients:\n" + own + "\n" + padding + base)));
	}

	@ImportApiClients(StockApi.class)
	static class Stocks {

	}

	@ImportApiClients(ReportApi.class)
	static class Reports {

	}

	@ImportApiClients(FeedApi.class)
	static class Events {

	}

	private static String text(FailureAnalysis failure) {
		return failure.getDescription() + failure.getAction();
	}

}
