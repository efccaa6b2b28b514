package dev.tandem.usecases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.metrics.ClientMeterDocumentation;
import dev.tandem.metrics.PoolMeterDocumentation;
import dev.tandem.observation.ApiAttemptObservationDocumentation;
import dev.tandem.observation.ApiCallObservationDocumentation;
import dev.tandem.testing.PromQuery;
import dev.tandem.testing.PromScrape;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The dashboard, the alert rules and the reference of metrics name what an application
 * exports to Prometheus that has met success and failure, retry, limit and HTTP/2.
 */
class OperationsTests {

	private static final Path FILES = Path.of("../docs/operations");

	private static final Pattern VARIABLE = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");

	private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

	private static final Pattern ALERT_LABEL = Pattern.compile("\\$labels\\.(\\w+)");

	private static final TestServer SERVER = TestServer.builder()
		.http2()
		.start((request, response) -> switch (request.path()) {
			case "/notes/missing" -> TestServer.json(response, 404, "{}");
			case "/notes/broken" -> TestServer.json(response, "{");
			case "/notes/overloaded" -> TestServer.json(response, 503, "{}");
			case "/notes/silent" -> Mono.never();
			default -> TestServer.json(response, Note.JSON);
		});

	private static final NotesApplication NOTES = NotesApplication.calling(SERVER.uri(),
			(context) -> context.register(Setup.class), "http.versions=h2c", "retry.max-attempts=2",
			"retry.backoff.initial=1ms", "rate-limit.permits=1000", "concurrency.max-calls=10",
			"circuit-breaker.enabled=true", "management.metrics.distribution.percentiles-histogram.tandem.calls=true");

	private static PrometheusMeterRegistry meters;

	private static PromScrape exported;

	@BeforeAll
	static void exerciseAndScrape() {
		NOTES.assertWorks(Twin.BLOCKING);
		NotesApplication.failure(NOTES.get(Twin.REACTIVE, "missing"), ApiResponseException.class);
		NotesApplication.failure(NOTES.get(Twin.BLOCKING, "broken"), ApiDecodingException.class);
		NotesApplication.failure(NOTES.get(Twin.REACTIVE, "overloaded"), ApiResponseException.class);
		meters = NOTES.bean(PrometheusMeterRegistry.class);
		RunningCall<Note> call = Twin.REACTIVE.start(() -> NOTES.reactive().get("silent"),
				() -> NOTES.blocking().get("silent"));
		call.cancel();
		Awaitility.await().until(() -> !meters.find("tandem.calls").tag("outcome", "CANCELLED").timers().isEmpty());
		exported = new PromScrape(meters.scrape());
	}

	@AfterAll
	static void close() {
		NOTES.close();
		SERVER.close();
	}

	@Test
	void dashboardNamesWhatIsExported() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(FILES.resolve("tandem-dashboard.json")));
		List<JsonNode> targets = dashboard.findParents("expr");
		assertThat(targets).hasSizeGreaterThan(15);
		for (JsonNode target : targets) {
			assertThat(mistakes(target.get("expr").asString(), LEGEND_LABEL, target.path("legendFormat").asString("")))
				.as(target.toString())
				.isEmpty();
		}
		List<MatchResult> variables = VARIABLE.matcher(dashboard.get("templating").toString()).results().toList();
		assertThat(variables).isNotEmpty()
			.allSatisfy((variable) -> assertThat(exported.hasLabel(variable.group(1), variable.group(2)))
				.as(variable.group())
				.isTrue());
	}

	@Test
	void alertsNameWhatIsExported() throws IOException {
		Object yaml = new Yaml().load(Files.readString(FILES.resolve("prometheus-rules.yml")));
		List<JsonNode> rules = JsonMapper.shared().valueToTree(yaml).findParents("alert");
		assertThat(rules).extracting((rule) -> rule.get("alert").asString())
			.containsExactly("TandemCallsFail", "TandemCallsSlow", "TandemCircuitOpen", "TandemPoolExhausted",
					"TandemRetryStorm", "TandemRateLimitSaturated");
		for (JsonNode rule : rules) {
			assertThat(mistakes(rule.get("expr").asString(), ALERT_LABEL, rule.get("annotations").toString()))
				.as(rule.toString())
				.isEmpty();
		}
	}

	/**
	 * Labels that a text shows must be those that its query keeps.
	 */
	private static List<String> mistakes(String expression, Pattern label, String text) {
		PromQuery query = new PromQuery(expression);
		List<String> mistakes = new ArrayList<>(query.mistakes(exported));
		label.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !query.isGroupedBy(name))
			.forEach((name) -> mistakes.add("not grouped by " + name));
		return mistakes;
	}

	@Test
	void referenceNamesWhatIsMeasured() {
		for (ClientMeterDocumentation meter : ClientMeterDocumentation.values()) {
			assertTags(meter.getName(), meter.getKeyNames());
		}
		for (PoolMeterDocumentation meter : PoolMeterDocumentation.values()) {
			assertTags(meter.getName(), meter.getKeyNames());
		}
		KeyName error = () -> "error";
		assertTags("tandem.calls", and(ApiCallObservationDocumentation.CALL.getLowCardinalityKeyNames(), error));
		assertTags("http.client.requests",
				and(ApiAttemptObservationDocumentation.ATTEMPT.getLowCardinalityKeyNames(), error));
		assertThat(meters.getMeters()).extracting((meter) -> meter.getId().getName())
			.filteredOn((name) -> name.startsWith("tandem."))
			.isSubsetOf(Stream
				.concat(Stream.of("tandem.calls", "tandem.calls.active"),
						Stream.of(ClientMeterDocumentation.values()).map(ClientMeterDocumentation::getName))
				.toList());
	}

	private static KeyName[] and(KeyName[] keys, KeyName more) {
		return Stream.concat(Stream.of(keys), Stream.of(more)).toArray(KeyName[]::new);
	}

	private static void assertTags(String name, KeyName... keys) {
		List<String> documented = Stream.of(keys).map(KeyName::asString).toList();
		assertThat(meters.get(name).meters()).as(name)
			.allSatisfy((meter) -> assertThat(meter.getId().getTags()).extracting(Tag::getKey)
				.containsExactlyInAnyOrderElementsOf(documented));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					rate(tandem_call_seconds_count[5m])                                  | no metric tandem_call_seconds_count
					rate(tandem_calls_seconds_count{client="notes"}[5m])                 | no label client of tandem_calls_seconds_count
					tandem_circuit_breaker_state{state="opened"}                         | no value opened of state
					sum by (operation) (rate(tandem_calls_seconds_count[5m]))            | no label operation of tandem_calls_seconds_count
					sum by (le) (rate(tandem_calls_seconds_count[5m]))                   | no label le of tandem_calls_seconds_count
					tandem_calls_seconds_max > on (api_clint) tandem_timeout_call_seconds | no label api_clint of tandem_calls_seconds_max
					rates(tandem_calls_seconds_count[5m])                                | no function rates
					1                                                                    | no metric
					""")
	void queryThatNamesWhatIsNotThereIsFound(String query, String mistake) {
		assertThat(new PromQuery(query).mistakes(exported)).contains(mistake);
	}

	@ImportAutoConfiguration({ MetricsAutoConfiguration.class, PrometheusMetricsExportAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class })
	static class Setup {

	}

}
