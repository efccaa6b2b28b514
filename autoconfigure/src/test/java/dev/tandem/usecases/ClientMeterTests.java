package dev.tandem.usecases;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import dev.tandem.ApiKeySupplier;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the meters tell of retries and limits, the same from both twins.
 */
class ClientMeterTests {

	private static final String RETRIES = "tandem.retries";

	private static final String RATE_LIMIT_WAIT = "tandem.rate.limit.wait";

	private static final String[] ONE_PER_HOUR = { "rate-limit.permits=1", "rate-limit.per=1h",
			"rate-limit.max-wait=2h", "timeouts.call=3h" };

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void eachRetryTellsItsReason(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.closeBeforeHead(), Fault.silence(),
				Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "retry.max-attempts=5",
						"retry.backoff.initial=1ms", "retry.budget=1", "timeouts.response=1s")) {
			notes.assertWorks(twin);
			Collection<Counter> retries = this.meters.find(RETRIES).counters();
			assertThat(retries).allSatisfy(
					(retry) -> assertThat(tags(retry)).containsOnlyKeys("api.client", "api.operation", "reason"));
			assertThat(retries)
				.extracting((retry) -> tag(retry, "api.client"), (retry) -> tag(retry, "api.operation"),
						(retry) -> tag(retry, "reason"), Counter::count)
				.containsExactlyInAnyOrder(tuple("notes", "NoteApi#get", "503", 2.0),
						tuple("notes", "NoteApi#get", "transport", 1.0),
						tuple("notes", "NoteApi#get", "response_timeout", 1.0));
		}
	}

	@TwinTest
	void budgetOfRetriesIsWhatIsLeftOfIt(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "retry.max-attempts=3",
						"retry.backoff.initial=1ms", "retry.budget=0.5")) {
			assertThat(this.meters.get("tandem.retry.budget").tag("api.client", "notes").gauge().value()).isEqualTo(10);
			notes.assertWorks(twin);
			assertThat(this.meters.get("tandem.retry.budget").gauge().value()).isEqualTo(10 + 0.5 - 2);
		}
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "retry.max-attempts=3",
						"retry.budget-enabled=false")) {
			notes.assertWorks(twin);
			assertThat(this.meters.find("tandem.retry.budget").gauge()).isNull();
		}
	}

	@TwinTest
	void requestSentAgainWithAFreshKeyIsARetry(Twin twin) {
		this.meters.clear();
		AtomicInteger turn = new AtomicInteger();
		ApiKeySupplier supplier = (client) -> Mono.fromSupplier(() -> "key-" + turn.incrementAndGet());
		try (FaultServer server = FaultServer.plain(Fault.answer(401, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), (context) -> {
					measure(context);
					context.registerBean("vault", ApiKeySupplier.class, () -> supplier);
				}, "api-key.supplier=vault")) {
			notes.assertWorks(twin);
			assertThat(this.meters.find(RETRIES).counters()).extracting((retry) -> tag(retry, "reason"), Counter::count)
				.containsExactly(tuple("401", 1.0));
		}
	}

	@TwinTest
	void failureThatIsNotTriedAgainIsNoRetry(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "retry.max-attempts=2",
						"retry.backoff.initial=1ms")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			NotesApplication.failure(notes.create(twin), ApiResponseException.class);
			assertThat(this.meters.find(RETRIES).counter()).isNotNull()
				.satisfies((retries) -> assertThat(retries.count()).isEqualTo(1));
		}
	}

	/**
	 * A slow machine may have used up a part of the wait before the second call.
	 */
	@TwinTest
	void waitForATokenIsMeasured(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "rate-limit.permits=1",
						"rate-limit.per=500ms", "retry.max-attempts=1")) {
			long start = System.nanoTime();
			notes.assertWorks(twin);
			long between = System.nanoTime() - start;
			notes.assertWorks(twin);
			Timer wait = this.meters.get(RATE_LIMIT_WAIT).timer();
			assertThat(tags(wait)).isEqualTo(Map.of("api.client", "notes"));
			assertThat(wait.count()).isEqualTo(2);
			assertThat(wait.totalTime(TimeUnit.MILLISECONDS) + between / 1e6).isGreaterThan(450);
			assertThat(gauge("tandem.rate.limit.permits")).isEqualTo(2);
		}
	}

	@TwinTest
	void attemptThatWaitsForATokenIsCountedAsWaitingUntilItGivesUp(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, ONE_PER_HOUR)) {
			notes.assertWorks(twin);
			RunningCall<Note> waiting = notes.start(twin);
			awaitGauge("tandem.rate.limit.waiting", 1);
			waiting.cancel();
			awaitGauge("tandem.rate.limit.waiting", 0);
			assertThat(this.meters.get(RATE_LIMIT_WAIT).timer().count()).isEqualTo(1);
		}
	}

	@TwinTest
	void callsThatRunAndCallsThatWaitAreCounted(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure,
						"concurrency.max-calls=1", "concurrency.max-waiting=1")) {
			RunningCall<Note> running = notes.start(twin);
			server.awaitRequest();
			RunningCall<Note> waiting = notes.start(twin);
			awaitGauge("tandem.concurrency.waiting", 1);
			assertThat(gauge("tandem.concurrency.active")).isEqualTo(1);
			assertThat(gauge("tandem.concurrency.max")).isEqualTo(1);
			NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(this.meters.get("tandem.concurrency.wait").timer().count()).isEqualTo(1);
			running.cancel();
			server.awaitRequests(2);
			Timer wait = this.meters.get("tandem.concurrency.wait").timer();
			assertThat(tags(wait)).isEqualTo(Map.of("api.client", "notes"));
			assertThat(wait.count()).isEqualTo(2);
			waiting.cancel();
			awaitGauge("tandem.concurrency.active", 0);
			awaitGauge("tandem.concurrency.waiting", 0);
		}
	}

	@TwinTest
	void stateOfTheCircuitIsOneOfThree(Twin twin) {
		this.meters.clear();
		Fault bad = Fault.answer(500, "{}");
		try (FaultServer server = FaultServer.plain(bad, bad, Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure,
						"circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=2",
						"circuit-breaker.half-open-calls=1", "circuit-breaker.open-duration=100ms")) {
			assertThat(states()).isEqualTo(Map.of("closed", 1.0, "open", 0.0, "half_open", 0.0));
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(states()).isEqualTo(Map.of("closed", 0.0, "open", 1.0, "half_open", 0.0));
			Awaitility.await().until(() -> {
				notes.start(twin);
				return server.requests().size() > 2;
			});
			assertThat(states()).isEqualTo(Map.of("closed", 0.0, "open", 0.0, "half_open", 1.0));
		}
	}

	@TwinTest
	void limitThatIsNotConfiguredHasNoMeter(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "timeouts.call=7s")) {
			notes.assertWorks(twin);
			assertThat(names()).filteredOn((name) -> name.startsWith("tandem.")).containsExactly("tandem.timeout.call");
			assertThat(gauge("tandem.timeout.call")).isEqualTo(7);
		}
	}

	@TwinTest
	void gaugesGoWhenTheContextClosesAndCountsStay(Twin twin) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::measure, "retry.max-attempts=2",
						"retry.backoff.initial=1ms", "concurrency.max-calls=1", "rate-limit.permits=10",
						"circuit-breaker.enabled=true")) {
			notes.assertWorks(twin);
			assertThat(this.meters.find("tandem.concurrency.active").gauge()).isNotNull();
		}
		assertThat(names()).containsExactlyInAnyOrder(RETRIES, RATE_LIMIT_WAIT, "tandem.concurrency.wait");
	}

	private void measure(AnnotationConfigApplicationContext context) {
		context.registerBean(MeterRegistry.class, () -> this.meters,
				(definition) -> definition.setDestroyMethodName(""));
	}

	private Map<String, Double> states() {
		return this.meters.get("tandem.circuit.breaker.state")
			.tag("api.client", "notes")
			.gauges()
			.stream()
			.collect(Collectors.toMap((gauge) -> tag(gauge, "state"), Gauge::value));
	}

	private Collection<String> names() {
		return this.meters.getMeters().stream().map((meter) -> meter.getId().getName()).collect(Collectors.toSet());
	}

	private double gauge(String name) {
		return this.meters.get(name).tag("api.client", "notes").gauge().value();
	}

	private void awaitGauge(String name, double value) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(gauge(name)).isEqualTo(value));
	}

	private static Map<String, String> tags(Meter meter) {
		return meter.getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

	private static String tag(Meter meter, String key) {
		return String.valueOf(meter.getId().getTag(key));
	}

}
