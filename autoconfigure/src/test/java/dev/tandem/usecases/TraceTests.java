package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.ApiClients;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.bulk.BlockingBulk;
import dev.tandem.bulk.Bulk;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A span for each call, below that of its caller, and below it one for each attempt,
 * which the request names.
 */
class TraceTests {

	private static final Fault UNAVAILABLE = Fault.answer(503, "{}");

	private static final Fault GOOD = Fault.answer(Note.JSON);

	private final Spans spans = new Spans();

	static Stream<Arguments> shapes() {
		return Stream.of(TracedShape.values())
			.flatMap((shape) -> Stream.of(Twin.values()).map((twin) -> Arguments.of(shape, twin)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("shapes")
	@Timeout(60)
	void callInASpanIsItsChildAndHasAChildPerAttempt(TracedShape shape, Twin twin) {
		Fault good = shape.name().startsWith("STREAM")
				? Fault.answer(200, Note.JSON, "Content-Type: application/x-ndjson") : GOOD;
		try (FaultServer server = FaultServer.plain(UNAVAILABLE, UNAVAILABLE, good);
				NotesApplication notes = application(server)) {
			Spans
				.within(notes,
						() -> shape.call(notes.bean(TracedNoteApi.class), notes.bean(BlockingTracedNoteApi.class),
								twin))
				.succeeded();
			assertTrace(this.spans.await(5), server, "none", "1", "2");
		}
	}

	@TwinTest
	void derivedClientIsTracedAsWell(Twin twin) {
		try (FaultServer server = FaultServer.plain(UNAVAILABLE, GOOD); NotesApplication notes = application(server)) {
			ApiClients clients = notes.bean(ApiClients.class);
			CallOptions options = CallOptions.none().withHeader("X-Org", "o1");
			TracedNoteApi reactive = clients.with(notes.bean(TracedNoteApi.class), options);
			BlockingTracedNoteApi blocking = clients.with(notes.bean(BlockingTracedNoteApi.class), options);
			Spans.within(notes, () -> TracedShape.VALUE.call(reactive, blocking, twin)).succeeded();
			assertTrace(this.spans.await(4), server, "none", "1");
		}
	}

	@TwinTest
	void callsOfADefaultMethodAreChildrenOfTheCallersSpan(Twin twin) {
		assertComposed((notes) -> twin.call(() -> notes.bean(TracedNoteApi.class).twice(),
				() -> notes.bean(BlockingTracedNoteApi.class).twice()), GOOD, GOOD);
		assertComposed(
				(notes) -> twin.list(() -> notes.bean(TracedNoteApi.class).afterwards(),
						() -> notes.bean(BlockingTracedNoteApi.class).afterwards()),
				GOOD, Fault.answer("[" + Note.JSON + "]"));
	}

	private void assertComposed(Function<NotesApplication, Outcome<?>> call, Fault... script) {
		try (FaultServer server = FaultServer.plain(script); NotesApplication notes = application(server)) {
			Spans.within(notes, () -> call.apply(notes)).succeeded();
			List<SpanData> trace = this.spans.await(5);
			assertThat(Spans.calls(trace)).hasSize(2)
				.extracting(SpanData::getParentSpanId)
				.containsOnly(Spans.named(trace, "caller").getSpanId());
			assertThat(Spans.attempts(trace)).extracting(SpanData::getParentSpanId)
				.containsExactlyElementsOf(Spans.calls(trace).stream().map(SpanData::getSpanId).toList());
			assertThat(traceparents(server))
				.containsExactlyElementsOf(Spans.attempts(trace).stream().map(Spans::traceparent).toList());
		}
	}

	@TwinTest
	void callsOfABulkAreChildrenOfTheCallersSpan(Twin twin) {
		List<String> ids = List.of("1", "2", "3", "4");
		try (FaultServer server = FaultServer.plain(GOOD); NotesApplication notes = application(server)) {
			Spans.within(notes,
					() -> twin.call(
							() -> Bulk.of(ids).concurrency(4).call((id) -> notes.bean(TracedNoteApi.class).get(id)),
							() -> BlockingBulk.of(ids)
								.concurrency(2)
								.call((id) -> notes.bean(BlockingTracedNoteApi.class).get(id))))
				.succeeded();
			List<SpanData> trace = this.spans.await(9);
			assertThat(Spans.calls(trace)).hasSize(4)
				.extracting(SpanData::getParentSpanId)
				.containsOnly(Spans.named(trace, "caller").getSpanId());
		}
	}

	@TwinTest
	void spanThatIsNoObservationIsAParentAsWell(Twin twin) {
		try (FaultServer server = FaultServer.plain(UNAVAILABLE, GOOD); NotesApplication notes = application(server)) {
			Tracer tracer = notes.bean(Tracer.class);
			Span caller = tracer.nextSpan().name("caller").start();
			Tracer.SpanInScope scope = tracer.withSpan(caller);
			notes.get(twin).get();
			scope.close();
			caller.end();
			assertTrace(this.spans.await(4), server, "none", "1");
		}
	}

	@TwinTest
	void callWithoutASpanBeginsATrace(Twin twin) {
		try (FaultServer server = FaultServer.plain(UNAVAILABLE, GOOD); NotesApplication notes = application(server)) {
			notes.get(twin).get();
			List<SpanData> trace = this.spans.await(3);
			assertThat(Spans.calls(trace).get(0).getParentSpanContext().isValid()).isFalse();
			assertAttempts(trace, server, "none", "1");
		}
	}

	@Test
	@Timeout(60)
	void everyCallOfAChainFindsItsParentInTheContext() {
		try (FaultServer server = FaultServer.plain(GOOD, Fault.answer("[" + Note.JSON + "]"));
				NotesApplication notes = application(server)) {
			Observation caller = Observation.start("caller", notes.bean(ObservationRegistry.class));
			Outcome<List<Note>> outcome = Twin.REACTIVE.list(() -> notes.reactive()
				.get("1")
				.delayElement(Duration.ofMillis(1))
				.flatMapMany((first) -> notes.reactive().list())
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, caller)), List::of);
			assertThat(outcome.get()).hasSize(1);
			caller.stop();
			List<SpanData> trace = this.spans.await(5);
			assertThat(Spans.calls(trace)).hasSize(2)
				.extracting(SpanData::getParentSpanId)
				.containsOnly(Spans.named(trace, "caller").getSpanId());
		}
	}

	@Test
	@Timeout(60)
	void subscriptionsAtTheSameTimeSendTheSpansOfTheirOwn() {
		int count = 20;
		try (FaultServer server = FaultServer.plain(GOOD); NotesApplication notes = application(server)) {
			Mono<Note> call = notes.reactive().get("1");
			Twin.REACTIVE.list(() -> Flux.range(0, count).flatMap((number) -> call, count), List::of).get();
			List<SpanData> attempts = Spans.attempts(this.spans.await(2 * count));
			assertThat(traceparents(server))
				.containsExactlyInAnyOrderElementsOf(attempts.stream().map(Spans::traceparent).toList());
		}
	}

	@Test
	@Timeout(60)
	void callThatWaitedForItsTurnDoesNotJoinTheTraceOfTheOneBeforeIt() {
		try (FaultServer server = FaultServer.plain(Fault.silence(), GOOD);
				NotesApplication notes = application(server, "concurrency.max-calls=1", "concurrency.max-waiting=1");
				RunningCall<Note> held = notes.start(Twin.REACTIVE)) {
			server.awaitRequest();
			try (RunningCall<Note> waiting = notes.start(Twin.REACTIVE)) {
				Spans.within(notes, () -> {
					held.cancel();
					return true;
				});
				waiting.outcome().get();
			}
			List<SpanData> trace = this.spans.await(5);
			SpanData attempt = Spans.attempts(trace).get(1);
			SpanData call = Spans.calls(trace).get(1);
			assertThat(attempt.getParentSpanId()).isEqualTo(call.getSpanId());
			assertThat(call.getParentSpanContext().isValid()).isFalse();
		}
	}

	@TwinTest
	void attemptsOfACallThatIsNotObservedAreChildrenOfTheCallersSpan(Twin twin) {
		ObservationPredicate noCalls = (name, context) -> !name.equals("tandem.calls");
		try (FaultServer server = FaultServer.plain(UNAVAILABLE, GOOD);
				NotesApplication notes = application(server,
						(context) -> context.registerBean(ObservationPredicate.class, () -> noCalls))) {
			Spans.within(notes, () -> notes.get(twin)).get();
			List<SpanData> trace = this.spans.await(3);
			assertThat(Spans.calls(trace)).isEmpty();
			assertThat(Spans.attempts(trace)).hasSize(2)
				.extracting(SpanData::getParentSpanId)
				.containsOnly(Spans.named(trace, "caller").getSpanId());
		}
	}

	@TwinTest
	void failureIsInTheSpans(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.resetBeforeHead());
				NotesApplication notes = application(server)) {
			Outcome<Note> outcome = Spans.within(notes, () -> notes.get(twin));
			assertThat(outcome.thrown()).isNotNull();
			List<SpanData> trace = this.spans.await(5);
			assertTrace(trace, server, "none", "1", "2");
			assertThat(Spans.calls(trace).get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
			assertThat(Spans.attribute(Spans.calls(trace).get(0), "outcome")).isEqualTo("TRANSPORT");
			assertThat(Spans.attempts(trace)).extracting((span) -> span.getStatus().getStatusCode())
				.containsOnly(StatusCode.ERROR);
		}
	}

	@TwinTest
	void cancelledCallEndsItsSpans(Twin twin) {
		assertCancelled(twin, Fault.silence(), "UNKNOWN");
		assertCancelled(twin, Fault.stalledBody("{"), "SUCCESS");
	}

	private void assertCancelled(Twin twin, Fault fault, String outcomeOfTheAttempt) {
		try (FaultServer server = FaultServer.plain(fault); NotesApplication notes = application(server)) {
			RunningCall<Note> call = notes.start(twin);
			server.awaitRequest();
			if (fault.name().contains("body")) {
				this.spans.await(1);
			}
			call.cancel();
			List<SpanData> trace = this.spans.await(2);
			assertAttempts(trace, server, "none");
			assertThat(Spans.attribute(Spans.calls(trace).get(0), "outcome")).isEqualTo("CANCELLED");
			assertThat(Spans.attribute(Spans.calls(trace).get(0), "attempts")).isEqualTo("1");
			assertThat(Spans.attribute(Spans.attempts(trace).get(0), "outcome")).isEqualTo(outcomeOfTheAttempt);
		}
	}

	/**
	 * A caller's span with one call, and the resend counts of its attempts.
	 */
	private static void assertTrace(List<SpanData> trace, FaultServer server, String... resendCounts) {
		assertThat(trace).extracting(SpanData::getTraceId).containsOnly(trace.get(0).getTraceId());
		assertThat(Spans.calls(trace)).singleElement()
			.extracting(SpanData::getParentSpanId)
			.isEqualTo(Spans.named(trace, "caller").getSpanId());
		assertAttempts(trace, server, resendCounts);
	}

	private static void assertAttempts(List<SpanData> trace, FaultServer server, String... resendCounts) {
		List<SpanData> attempts = Spans.attempts(trace);
		assertThat(attempts).extracting(SpanData::getParentSpanId).containsOnly(Spans.calls(trace).get(0).getSpanId());
		assertThat(attempts).extracting((span) -> Spans.attribute(span, "http.request.resend_count"))
			.containsExactly(resendCounts);
		assertThat(traceparents(server)).containsExactlyElementsOf(attempts.stream().map(Spans::traceparent).toList());
	}

	private static List<String> traceparents(FaultServer server) {
		return server.requests().stream().map((request) -> request.header("traceparent").orElse("none")).toList();
	}

	private NotesApplication application(FaultServer server, String... settings) {
		return application(server, (context) -> {
		}, settings);
	}

	private NotesApplication application(FaultServer server, Consumer<AnnotationConfigApplicationContext> customizer,
			String... settings) {
		return NotesApplication.calling(server.uri(),
				((Consumer<AnnotationConfigApplicationContext>) this.spans::watch)
					.andThen((context) -> context.register(Definition.class))
					.andThen(customizer),
				NotesApplication.and(settings, "retry.max-attempts=3", "retry.backoff.initial=1ms", "retry.budget=1"));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(TracedNoteApi.class)
	static class Definition {

	}

}
