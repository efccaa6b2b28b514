package dev.tandem.usecases;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiResponseException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.PromExpression;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each alert rule of {@code docs/operations} fires over two scrapes of an application
 * whose calls fail as the rule says, and over none whose calls succeed. How long it has
 * to hold ({@code for}) is Prometheus' business.
 */
class AlertRuleTests {

	private static final Map<Map<String, String>, Double> NONE = Map.of();

	@Test
	void noneFiresWhenCallsSucceed() throws IOException {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = application(server.uri(), "retry.max-attempts=2", "rate-limit.permits=1000",
						"concurrency.max-calls=10", "circuit-breaker.enabled=true")) {
			List<JsonNode> rules = rules();
			assertThat(rules).hasSize(6);
			for (JsonNode rule : rules) {
				assertThat(firing(rule.get("alert").asString(), notes, () -> calls(notes, "1")))
					.as(rule.get("alert").asString())
					.isEqualTo(NONE);
			}
		}
	}

	@Test
	void callsFail() throws IOException {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				NotesApplication notes = application(server.uri())) {
			assertFires("TandemCallsFail", notes, () -> failures(notes));
		}
	}

	/**
	 * The deadline is the default one of a minute, which no test waits for: the durations
	 * are recorded.
	 */
	@Test
	void callsAreSlowWithDefaultDeadlineAndDefaultBuckets() throws IOException {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = application(server.uri())) {
			assertSlow(notes);
		}
	}

	@Test
	void callsAreSlowWithBucketsForAnyQuantile() throws IOException {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = application(server.uri(),
						"management.metrics.distribution.percentiles-histogram.tandem.calls=true")) {
			assertSlow(notes);
		}
	}

	private static void assertSlow(NotesApplication notes) throws IOException {
		calls(notes, "1");
		Timer timer = notes.bean(PrometheusMeterRegistry.class).get("tandem.calls").timer();
		assertThat(firing("TandemCallsSlow", notes, () -> record(timer, Duration.ofSeconds(20)))).isEqualTo(NONE);
		assertFires("TandemCallsSlow", notes, () -> record(timer, Duration.ofSeconds(45)));
		assertFires("TandemCallsSlow", notes, () -> record(timer, Duration.ofSeconds(61)));
	}

	private static void record(Timer timer, Duration duration) {
		for (int i = 0; i < 100; i++) {
			timer.record(duration);
		}
	}

	@Test
	void callsAreSlow() throws IOException {
		try (TestServer server = TestServer.start((request,
				response) -> Mono.delay(Duration.ofMillis(600)).thenMany(TestServer.json(response, Note.JSON)));
				NotesApplication notes = application(server.uri(), "timeouts.call=1s")) {
			assertFires("TandemCallsSlow", notes, () -> calls(notes, "1"));
		}
	}

	@Test
	void circuitIsOpen() throws IOException {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"));
				NotesApplication notes = application(server.uri(), "circuit-breaker.enabled=true",
						"circuit-breaker.minimum-calls=2")) {
			assertFires("TandemCircuitOpen", notes, () -> {
				notes.get(Twin.REACTIVE);
				notes.get(Twin.BLOCKING);
			});
		}
	}

	@Test
	void poolIsExhausted() throws IOException {
		assertPoolExhausted();
		assertPoolExhausted("http.versions=h2c");
	}

	private static void assertPoolExhausted(String... settings) throws IOException {
		List<RunningCall<Note>> calls = new ArrayList<>();
		try (TestServer server = TestServer.builder()
			.http2()
			.customize((http) -> http.http2Settings((http2) -> http2.maxConcurrentStreams(1)))
			.start((request, response) -> request.path().endsWith("/silent") ? Mono.never()
					: TestServer.json(response, Note.JSON));
				NotesApplication notes = application(server.uri(),
						NotesApplication.and(settings, "pool.max-connections=1"))) {
			notes.assertWorks(Twin.REACTIVE);
			calls.add(silent(notes));
			calls.add(silent(notes));
			PrometheusMeterRegistry meters = notes.bean(PrometheusMeterRegistry.class);
			Awaitility.await()
				.untilAsserted(() -> assertThat(evaluate("TandemPoolExhausted", meters.scrape(), meters.scrape()))
					.containsOnlyKeys(Map.of("name", "notes")));
			calls.forEach(RunningCall::cancel);
		}
	}

	private static RunningCall<Note> silent(NotesApplication notes) {
		return Twin.REACTIVE.start(() -> notes.reactive().get("silent"), () -> notes.blocking().get("silent"));
	}

	@Test
	void retriesAreAStorm() throws IOException {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = application(server.uri(), "retry.max-attempts=2", "retry.backoff.initial=1ms",
						"retry.budget-enabled=false")) {
			assertFires("TandemRetryStorm", notes, () -> failures(notes));
		}
	}

	@Test
	void rateLimitIsSaturated() throws IOException {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = application(server.uri(), "rate-limit.permits=1", "rate-limit.per=1h",
						"rate-limit.max-wait=2h", "timeouts.call=3h")) {
			notes.assertWorks(Twin.REACTIVE);
			try (RunningCall<Note> waiting = notes.start(Twin.REACTIVE)) {
				PrometheusMeterRegistry meters = notes.bean(PrometheusMeterRegistry.class);
				Awaitility.await()
					.untilAsserted(
							() -> assertThat(evaluate("TandemRateLimitSaturated", meters.scrape(), meters.scrape()))
								.containsOnlyKeys(Map.of("api_client", "notes")));
				waiting.cancel();
			}
		}
	}

	private static NotesApplication application(URI uri, String... settings) {
		return NotesApplication.calling(uri, (context) -> context.register(OperationsTests.Setup.class), settings);
	}

	private static void failures(NotesApplication notes) {
		for (Twin twin : Twin.values()) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
		}
	}

	private static void calls(NotesApplication notes, String id) {
		for (Twin twin : Twin.values()) {
			assertThat(notes.get(twin, id).get()).isEqualTo(Note.HELLO);
		}
	}

	private static void assertFires(String alert, NotesApplication notes, Runnable failing) throws IOException {
		assertThat(firing(alert, notes, failing)).containsOnlyKeys(Map.of("api_client", "notes"));
	}

	private static Map<Map<String, String>, Double> firing(String alert, NotesApplication notes, Runnable calls)
			throws IOException {
		PrometheusMeterRegistry meters = notes.bean(PrometheusMeterRegistry.class);
		calls.run();
		String before = meters.scrape();
		calls.run();
		return evaluate(alert, before, meters.scrape());
	}

	private static Map<Map<String, String>, Double> evaluate(String alert, String before, String after)
			throws IOException {
		JsonNode rule = rules().stream()
			.filter((candidate) -> candidate.get("alert").asString().equals(alert))
			.findFirst()
			.orElseThrow();
		return new PromExpression(rule.get("expr").asString()).evaluate(before, after, Duration.ofMinutes(1));
	}

	private static List<JsonNode> rules() throws IOException {
		Object yaml = new Yaml().load(Files.readString(Path.of("../docs/operations/prometheus-rules.yml")));
		return JsonMapper.shared().valueToTree(yaml).findParents("alert");
	}

}
