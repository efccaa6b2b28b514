package dev.tandem.usecases;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.LogCapture.Entry;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import org.awaitility.Awaitility;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.reactive.function.client.ClientRequestObservationConvention;
import org.springframework.web.reactive.function.client.DefaultClientRequestObservationConvention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the metrics tell of a call, the same from both twins.
 */
class MetricsTests {

	private static final String CALLS = "tandem.calls";

	private static final String ATTEMPTS = "http.client.requests";

	private final MeterRegistry meters = new SimpleMeterRegistry();

	@TwinTest
	void callTellsItsOutcome(Twin twin) {
		assertTags(twin, Fault.answer(Note.JSON), "SUCCESS", "200", "none");
		assertTags(twin, Fault.answer(404, "{}"), "CLIENT_ERROR", "404", "NotFound");
		assertTags(twin, Fault.answer(503, "{}"), "SERVER_ERROR", "503", "ServiceUnavailable");
		assertTags(twin, Fault.answer(302, "", "Location: /x"), "REDIRECTION", "302", "ApiResponseException");
		assertTags(twin, Fault.answer("{"), "DECODING", "200", "ApiDecodingException");
		assertTags(twin, Fault.truncatedBody("{"), "TRANSPORT", "200", "ApiTransportException");
		assertTags(twin, Fault.resetInHead(), "TRANSPORT", "none", "ApiTransportException");
		assertTags(twin, Fault.silence(), "TIMEOUT", "none", "ApiTimeoutException");
		assertTags(twin, Fault.stalledBody("{"), "TIMEOUT", "200", "ApiTimeoutException");
	}

	private void assertTags(Twin twin, Fault fault, String outcome, String status, String exception) {
		this.meters.clear();
		try (FaultServer server = FaultServer.plain(fault, fault);
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe,
						"timeouts.response=200ms", "timeouts.idle=200ms")) {
			notes.get(twin);
			assertThat(tags(CALLS)).as(fault.name())
				.isEqualTo(Map.of("api.client", "notes", "api.operation", "NoteApi#get", "attempts", "1", "error",
						exception, "exception", exception, "outcome", outcome, "status", status));
		}
	}

	@TwinTest
	void callIsCountedOnceOverItsAttempts(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe, "retry.max-attempts=3",
						"retry.backoff.initial=1ms")) {
			notes.get(twin).get();
			assertThat(tags(CALLS)).containsEntry("attempts", "2").containsEntry("outcome", "SUCCESS");
			assertThat(this.meters.find(ATTEMPTS).timers()).extracting((timer) -> timer.getId().getTag("status"))
				.containsExactlyInAnyOrder("503", "200");
		}
	}

	@TwinTest
	void rejectedCallHasNoAttempt(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe,
						"http.allowed-addresses=10.0.0.0/8")) {
			notes.get(twin);
			assertThat(tags(CALLS)).containsEntry("attempts", "0")
				.containsEntry("outcome", "REJECTED")
				.containsEntry("exception", "ApiRejectedException")
				.containsEntry("status", "none");
		}
	}

	@TwinTest
	void cancelledCallSaysSo(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe)) {
			RunningCall<Note> call = notes.start(twin);
			server.awaitRequest();
			call.cancel();
			Awaitility.await().until(() -> this.meters.find(CALLS).timer() != null);
			assertThat(tags(CALLS)).containsEntry("outcome", "CANCELLED").containsEntry("exception", "none");
		}
	}

	@TwinTest
	void attemptTellsClientAndOperationAndAUriWithoutQuery(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe)) {
			notes.search(twin, Map.of(), Map.of(), Map.of("a", "1")).get();
			notes.search(twin, Map.of(), Map.of(), Map.of("b", "2", "c", "3")).get();
			notes.get(twin, "7").get();
			assertThat(this.meters.find(ATTEMPTS).timers())
				.extracting((timer) -> timer.getId().getTag("api.client"),
						(timer) -> timer.getId().getTag("api.operation"), (timer) -> timer.getId().getTag("uri"),
						Timer::count)
				.containsExactlyInAnyOrder(tuple("notes", "NoteApi#search", "/notes/search", 2L),
						tuple("notes", "NoteApi#get", "/notes/{id}", 1L));
		}
	}

	@TwinTest
	void streamIsOneCallThatEndsWithItsBody(Twin twin) {
		String events = "data:{\"id\":1,\"text\":\"hello\"}\n\n";
		try (FaultServer server = FaultServer.plain(Fault.answer(200, events, "Content-Type: text/event-stream"));
				NotesApplication notes = NotesApplication.calling(server.uri(), this::observe)) {
			twin.list(() -> notes.reactiveStreams().events(), () -> notes.blockingStreams().events().toList()).get();
			assertThat(tags(CALLS)).containsEntry("outcome", "SUCCESS")
				.containsEntry("status", "200")
				.containsEntry("api.operation", "NoteStreamApi#events");
		}
	}

	/**
	 * Whether the caller gets the elements or the head first.
	 */
	@TwinTest
	void streamWhoseEventReportsAnErrorIsAFailureOfTheServer(Twin twin) {
		String events = "data:" + Note.JSON + "\n\nevent:error\ndata:{\"code\":\"overloaded\"}\n\n";
		try (FaultServer server = FaultServer.plain(Fault.answer(200, events, "Content-Type: text/event-stream"));
				LogCapture log = LogCapture.of(Level.INFO, "dev.tandem.calls");
				NotesApplication notes = NotesApplication
					.calling(server.uri(),
							((Consumer<AnnotationConfigApplicationContext>) this::observe)
								.andThen((context) -> context.register(EventStreamTests.Setup.class)),
							"logging.level=basic")) {
			for (Runnable call : List.<Runnable>of(() -> EventStreamTests.marked(twin, notes),
					() -> EventStreamTests.entity(twin, notes))) {
				this.meters.clear();
				call.run();
				assertThat(tags(CALLS)).containsEntry("outcome", "SERVER_ERROR")
					.containsEntry("status", "200")
					.containsEntry("exception", "ApiResponseException");
			}
			assertThat(log.entries()).extracting(Entry::level).containsOnly(Level.WARN);
			assertThat(log.text()).contains("200 ApiResponseException");
		}
	}

	@TwinTest
	void ownConventionWins(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						((Consumer<AnnotationConfigApplicationContext>) this::observe)
							.andThen((context) -> context.registerBean(ClientRequestObservationConvention.class,
									() -> new DefaultClientRequestObservationConvention("my.requests"))))) {
			notes.get(twin).get();
			assertThat(this.meters.find(ATTEMPTS).timers()).isEmpty();
			assertThat(tags("my.requests")).doesNotContainKey("api.client");
		}
	}

	private void observe(AnnotationConfigApplicationContext context) {
		context.registerBean(ObservationHandler.class, () -> new DefaultMeterObservationHandler(this.meters));
	}

	private Map<String, String> tags(String meter) {
		List<Timer> timers = List.copyOf(this.meters.find(meter).timers());
		assertThat(timers).as(meter).hasSize(1);
		assertThat(timers.get(0).count()).isEqualTo(1);
		return timers.get(0).getId().getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
	}

}
