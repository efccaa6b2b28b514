package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTransportException;
import dev.tandem.ErrorBody;
import dev.tandem.EventStream;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Server-sent events as the HTML standard says, and what an API may declare of them.
 */
class EventStreamTests {

	private static final String EVENT = "data: " + Note.JSON + "\n\n";

	private static NotesApplication calling(FaultServer server) {
		return NotesApplication.calling(server.uri(), (context) -> context.register(Setup.class),
				"retry.max-attempts=3", "retry.backoff.initial=1ms");
	}

	private static FaultServer answering(String body, String contentType) {
		return FaultServer.plain(Fault.answer(200, body, "Content-Type: " + contentType));
	}

	private static FaultServer answering(String body) {
		return answering(body, "text/event-stream");
	}

	private static <T> Outcome<List<T>> call(Twin twin, NotesApplication notes, Function<EventApi, Flux<T>> reactive,
			Function<EventStreamTests_BlockingEventApi, Stream<T>> blocking) {
		return twin.list(() -> reactive.apply(notes.bean(EventApi.class)), () -> {
			try (Stream<T> elements = blocking.apply(notes.bean(EventStreamTests_BlockingEventApi.class))) {
				return elements.toList();
			}
		});
	}

	private static Outcome<List<Note>> notes(Twin twin, NotesApplication notes) {
		return call(twin, notes, EventApi::notes, EventStreamTests_BlockingEventApi::notes);
	}

	private static Outcome<List<String>> texts(Twin twin, NotesApplication notes) {
		return call(twin, notes, EventApi::texts, EventStreamTests_BlockingEventApi::texts);
	}

	static Outcome<List<Note>> marked(Twin twin, NotesApplication notes) {
		return call(twin, notes, EventApi::marked, EventStreamTests_BlockingEventApi::marked);
	}

	@TwinTest
	void eventsAreReadByTheRules(Twin twin) {
		String stream = "\uFEFF: hello\r\rretry: soon\rdata: a\rdata: b\r\revent: ping\r\rdata:\r\rid: 7\rdata:  c\r\rdata: d";
		try (FaultServer server = answering(stream); NotesApplication notes = calling(server)) {
			assertThat(texts(twin, notes).get()).containsExactly("a\nb", "", " c");
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void wholeEventsHaveWhatTheStandardGivesThem(Twin twin) {
		String stream = ": ping\n\nretry: 3000\n\nid: 7\nevent: note\n" + EVENT + "retry: x\n" + EVENT;
		try (FaultServer server = answering(stream); NotesApplication notes = calling(server)) {
			List<ServerSentEvent<Note>> events = call(twin, notes, EventApi::events,
					EventStreamTests_BlockingEventApi::events)
				.get();
			assertThat(events).extracting(ServerSentEvent::data).containsExactly(Note.HELLO, Note.HELLO);
			assertThat(events).extracting(ServerSentEvent::id).containsExactly("7", "7");
			assertThat(events).extracting(ServerSentEvent::event).containsExactly("note", null);
			assertThat(Objects.requireNonNull(events.get(0).retry())).hasSeconds(3);
			assertThat(events.get(1).retry()).isNull();
		}
	}

	@TwinTest
	void emptyDataIsNoElementOfAType(Twin twin) {
		try (FaultServer server = answering(EVENT + "data:\n\n" + EVENT); NotesApplication notes = calling(server)) {
			assertThat(notes(twin, notes).get()).containsExactly(Note.HELLO, Note.HELLO);
		}
	}

	@TwinTest
	void elementsBeforeOneThatIsTooLargeAreDelivered(Twin twin) {
		try (FaultServer server = answering(EVENT + EVENT + "data: " + "x".repeat(2_000) + "\n\n");
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), "http.max-body-size=1KB")) {
			ElementsBefore<Note> elements = ElementsBefore.failure(twin, notes.bean(EventApi.class)::notes,
					notes.bean(EventStreamTests_BlockingEventApi.class)::notes);
			assertThat(elements.received()).containsExactly(Note.HELLO, Note.HELLO);
			assertThat(elements.failure()).isInstanceOf(ApiDecodingException.class)
				.hasMessageContaining("http.max-body-size");
		}
	}

	@TwinTest
	void elementsBeforeABadOneAreDelivered(Twin twin) {
		try (FaultServer server = answering(EVENT + EVENT + "data: {\"id\":\n\n");
				NotesApplication notes = calling(server)) {
			ElementsBefore<Note> elements = ElementsBefore.failure(twin, notes.bean(EventApi.class)::notes,
					notes.bean(EventStreamTests_BlockingEventApi.class)::notes);
			assertThat(elements.received()).containsExactly(Note.HELLO, Note.HELLO);
			assertThat(elements.failure()).isInstanceOf(ApiDecodingException.class);
		}
	}

	/**
	 * The reader is slow enough that all events wait when the connection breaks.
	 */
	@TwinTest
	void eventsBeforeABrokenConnectionAreDelivered(Twin twin) {
		Fault broken = Fault.of("broken after 500 events", (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99999\r\n\r\n");
			connection.write(EVENT.repeat(500));
			connection.close();
		});
		try (FaultServer server = FaultServer.plain(broken); NotesApplication notes = calling(server)) {
			ElementsBefore<Note> elements = ElementsBefore.failure(twin,
					() -> notes.bean(EventApi.class)
						.notes()
						.materialize()
						.delayElements(Duration.ofMillis(1))
						.<Note>dematerialize(),
					() -> notes.bean(EventStreamTests_BlockingEventApi.class)
						.notes()
						.peek((event) -> LockSupport.parkNanos(100_000)));
			assertThat(elements.received()).hasSize(500);
			assertThat(elements.failure()).isInstanceOf(ApiTransportException.class);
		}
	}

	@TwinTest
	void sentinelEndsTheStream(Twin twin) {
		try (FaultServer server = answering(EVENT + "data: [DONE]\n\n" + EVENT);
				NotesApplication notes = calling(server)) {
			assertThat(marked(twin, notes).get()).containsExactly(Note.HELLO);
			assertThat(call(twin, notes, EventApi::markedEvents, EventStreamTests_BlockingEventApi::markedEvents).get())
				.extracting(ServerSentEvent::data)
				.containsExactly(Note.HELLO);
			assertThat(entity(twin, notes).get()).containsExactly(Note.HELLO);
		}
	}

	@TwinTest
	void sentinelThatIsNotDeclaredIsData(Twin twin) {
		try (FaultServer server = answering(EVENT + "data: [DONE]\n\n"); NotesApplication notes = calling(server)) {
			assertThat(texts(twin, notes).get()).containsExactly(Note.JSON, "[DONE]");
			notes(twin, notes).failure(ApiDecodingException.class);
		}
	}

	@TwinTest
	void eventOfAnErrorFailsTheCallWithItsBody(Twin twin) {
		try (FaultServer server = answering("event: error\ndata: {\"code\":\"overloaded\"}\n\n" + EVENT);
				NotesApplication notes = calling(server)) {
			for (Outcome<?> outcome : List.of(marked(twin, notes), entity(twin, notes))) {
				ApiResponseException failure = NotesApplication.failure(outcome, ApiResponseException.class);
				assertThat(failure.status().value()).isEqualTo(200);
				assertThat(failure.bodyText()).isEqualTo("{\"code\":\"overloaded\"}");
				assertThat(failure.error(StreamError.class)).contains(new StreamError("overloaded"));
				assertThat(failure.error(Note.class)).isEmpty();
				assertThat(failure).hasMessageContaining("an event of the stream reported an error");
			}
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void responseThatIsNoStreamIsADecodingFailure(Twin twin) {
		for (String type : List.of("application/json", "application/problem+json", "text/html", "text/plain")) {
			try (FaultServer server = answering("{\"error\":\"quota\"}", type);
					NotesApplication notes = calling(server)) {
				for (Outcome<?> outcome : List.of(notes(twin, notes), texts(twin, notes), entity(twin, notes),
						call(twin, notes, EventApi::events, EventStreamTests_BlockingEventApi::events))) {
					assertThat(NotesApplication.failure(outcome, ApiDecodingException.class))
						.hasMessageContaining(type);
				}
				assertThat(server.requests()).hasSize(4);
			}
		}
	}

	@TwinTest
	void responseWithoutABodyIsAnEmptyStream(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.raw("HTTP/1.1 204 No Content\r\n\r\n"));
				NotesApplication notes = calling(server)) {
			assertThat(notes(twin, notes).get()).isEmpty();
		}
	}

	static Outcome<List<Note>> entity(Twin twin, NotesApplication notes) {
		return twin.call(
				() -> notes.bean(EventApi.class).markedEntity().flatMap((entity) -> body(entity).collectList()), () -> {
					try (Stream<Note> body = Objects
						.requireNonNull(notes.bean(EventStreamTests_BlockingEventApi.class).markedEntity().getBody())) {
						return body.toList();
					}
				});
	}

	private static Flux<Note> body(ResponseEntity<Flux<Note>> entity) {
		@Nullable Flux<Note> body = entity.getBody();
		return (body != null) ? body : Flux.empty();
	}

	record StreamError(String code) {
	}

	@ApiClient("notes")
	@HttpExchange(url = "/notes", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	interface EventApi {

		@GetExchange("/events")
		Flux<Note> notes();

		@GetExchange("/events")
		Flux<String> texts();

		@GetExchange("/events")
		Flux<ServerSentEvent<Note>> events();

		@GetExchange("/events")
		@EventStream(end = "[DONE]", error = "error")
		@ErrorBody(status = "200", type = StreamError.class)
		Flux<Note> marked();

		@GetExchange("/events")
		@EventStream(end = "[DONE]")
		Flux<ServerSentEvent<Note>> markedEvents();

		@GetExchange("/events")
		@EventStream(end = "[DONE]", error = "error")
		@ErrorBody(status = "200", type = StreamError.class)
		Mono<ResponseEntity<Flux<Note>>> markedEntity();

	}

	@ImportApiClients(EventApi.class)
	static class Setup {

	}

}
