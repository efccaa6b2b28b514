package dev.tandem.usecases;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTimeoutException.Deadline;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import dev.tandem.transport.ClientTransport;
import org.awaitility.Awaitility;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.core.io.buffer.DataBufferUtils;

import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deadlines of waiting for a connection and of streams. Those of the other phases are in
 * {@link FaultTableTests}.
 */
class TimeoutTests {

	private static final String SSE_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

	private static final String EVENT = "data: " + Note.JSON + "\n\n";

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void acquireFiresWhenEveryConnectionIsInUse(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.acquire=100ms",
						"pool.max-connections=1")) {
			try (RunningCall<Note> held = notes.start(twin)) {
				server.awaitRequest();
				assertTimeout(notes.get(twin), Deadline.ACQUIRE, "timeouts.acquire");
				held.cancel();
				server.awaitClientClosed();
			}
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void oneCallTooManyIsRejectedWhenTheQueueIsFull(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-pending=1",
						"pool.max-connections=1")) {
			Disposable held = notes.reactive().get("1").subscribe();
			server.awaitRequest();
			Disposable pending = notes.reactive().get("1").subscribe();
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
			assertThat(failure).hasMessageContaining("tandem.clients.notes.pool.max-pending")
				.hasMessageContaining("tandem.clients.notes.pool.max-connections");
			assertThat(failure.attempts()).isZero();
			pending.dispose();
			held.dispose();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
		}
	}

	/**
	 * The first call of a client that may change to HTTP/2 in clear text begins on one
	 * channel and is answered on another.
	 */
	@TwinTest
	void headAndBodyAreWaitedForInEachVersion(Twin twin) {
		TestServer.Handler handler = (request, response) -> switch (request.uri()) {
			case "/notes/head" -> Mono.never();
			case "/notes/body" ->
				TestServer.stream(response, "application/json", Flux.just("{").concatWith(Flux.never()));
			default -> TestServer.json(response, Note.JSON);
		};
		try (TestServer server = TestServer.builder().http2().start(handler)) {
			for (String versions : List.of("http/1.1", "h2c", "h2c,http/1.1")) {
				try (NotesApplication notes = NotesApplication.calling(server.uri(), "http.versions=" + versions,
						"timeouts.response=200ms", "timeouts.idle=200ms")) {
					assertTimeout(get(twin, notes, "head"), Deadline.RESPONSE, "timeouts.response");
					assertTimeout(get(twin, notes, "body"), Deadline.BODY, "timeouts.idle");
					notes.assertWorks(twin);
					assertTimeout(get(twin, notes, "body"), Deadline.BODY, "timeouts.idle");
					assertTimeout(get(twin, notes, "head"), Deadline.RESPONSE, "timeouts.response");
				}
			}
		}
	}

	/**
	 * The interim responses come more often than the head may take.
	 */
	@TwinTest
	void interimResponsesDoNotRestartTheTimeForTheHead(Twin twin) {
		Fault hints = Fault.of("hints without an end", (connection) -> {
			connection.readRequest();
			while (true) {
				connection.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
				connection.pause(Duration.ofMillis(20));
			}
		});
		try (FaultServer server = FaultServer.plain(hints);
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.response=300ms",
						"timeouts.idle=10s", "timeouts.call=20s")) {
			assertTimeout(notes.get(twin), Deadline.RESPONSE, "timeouts.response");
			server.awaitClientClosed();
		}
	}

	@TwinTest
	void metricsHaveTheStatusAfterAnInterimResponse(Twin twin) {
		Signals signals = new Signals();
		Fault hint = Fault.of("a hint", (connection) -> {
			connection.readRequest();
			connection.write("HTTP/1.1 103 Early Hints\r\n\r\n");
			connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
					+ Note.JSON.length() + "\r\n\r\n" + Note.JSON);
		});
		try (FaultServer server = FaultServer.plain(hint);
				NotesApplication notes = NotesApplication.calling(server.uri(), signals::watch)) {
			notes.assertWorks(twin);
			for (String name : List.of(Signals.CALLS, Signals.ATTEMPTS)) {
				assertThat(signals.of(name, "NoteApi#get")).singleElement()
					.satisfies((tags) -> assertThat(tags).containsEntry("status", "200"));
			}
		}
	}

	/**
	 * The message has the limit that was in force, and what has set it.
	 */
	@TwinTest
	void responseTimeoutOfACustomizerIsTheOneThatTheMessageNames(Twin twin) {
		HttpClientCustomizer customizer = (name, client) -> client.responseTimeout(Duration.ofMillis(150));
		try (TestServer server = TestServer.builder().http2().start((request, response) -> Mono.never())) {
			for (String versions : List.of("http/1.1", "h2c", "h2c,http/1.1")) {
				try (NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(HttpClientCustomizer.class, () -> customizer),
						"http.versions=" + versions, "timeouts.response=20s")) {
					ApiTimeoutException failure = NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
					assertThat(failure.deadline()).isEqualTo(Deadline.RESPONSE);
					assertThat(failure).hasMessageContaining("150 ms")
						.hasMessageContaining("HttpClient.responseTimeout")
						.message()
						.doesNotContain("20000", "timeouts.response");
				}
			}
		}
	}

	/**
	 * As a stream that follows a configuration does.
	 */
	@TwinTest
	void silenceThatTheRequestAllowsIsNoFailureInEachVersion(Twin twin) {
		ApiClientCustomizer allowing = (name, client) -> client.filter((request, next) -> next
			.exchange(ClientRequest.from(request).attribute(ClientTransport.NO_RESPONSE_TIMEOUT, true).build()));
		Flux<String> body = Flux.just(EVENT).concatWith(Mono.just(EVENT).delayElement(Duration.ofMillis(600)));
		try (TestServer server = TestServer.builder()
			.http2()
			.start((request, response) -> TestServer.stream(response, "text/event-stream", body))) {
			for (String versions : List.of("http/1.1", "h2c", "h2c,http/1.1")) {
				try (NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> allowing),
						"http.versions=" + versions, "timeouts.response=200ms", "timeouts.idle=200ms")) {
					assertThat(events(twin, notes).get()).containsExactly(Note.HELLO, Note.HELLO);
				}
			}
		}
	}

	private static Outcome<Note> get(Twin twin, NotesApplication notes, String id) {
		return twin.call(() -> notes.reactive().get(id), () -> notes.blocking().get(id));
	}

	@TwinTest
	void quietStreamOutlivesCallAndResponse(Twin twin) {
		Fault quiet = Fault.of("quiet stream", (connection) -> {
			connection.readRequest();
			connection.write(SSE_HEAD + EVENT);
			connection.pause(Duration.ofMillis(1200));
			connection.write(EVENT);
			connection.close();
		});
		try (FaultServer server = FaultServer.plain(quiet);
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.call=500ms",
						"timeouts.response=500ms")) {
			assertThat(events(twin, notes).get()).containsExactly(Note.HELLO, Note.HELLO);
		}
	}

	@TwinTest
	void idleFiresWhenAStreamIsQuietForLonger(Twin twin) {
		Fault quiet = Fault.raw(SSE_HEAD + EVENT);
		try (FaultServer server = FaultServer.plain(quiet);
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.idle=200ms")) {
			assertTimeout(events(twin, notes), Deadline.BODY, "timeouts.idle");
			server.awaitClientClosed();
		}
	}

	@TwinTest
	void callCoversTheHeadOfAStream(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.call=200ms")) {
			assertTimeout(events(twin, notes), Deadline.CALL, "timeouts.call");
			server.connections().awaitNow(0);
		}
	}

	@TwinTest
	void slowReaderIsNotTakenForASilentServer(Twin twin) throws Exception {
		try (FaultServer server = FaultServer.plain(Fault.endlessBody("x".repeat(8192)));
				NotesApplication notes = NotesApplication.calling(server.uri(), "timeouts.idle=200ms")) {
			if (twin == Twin.REACTIVE) {
				Flux<Integer> received = notes.reactiveStreams().content().map((buffer) -> {
					int size = buffer.readableByteCount();
					DataBufferUtils.release(buffer);
					return size;
				}).scan(Integer::sum).takeUntil((total) -> total >= 1_000_000);
				StepVerifier.create(received, 1)
					.expectNextCount(1)
					.expectNoEvent(Duration.ofMillis(700))
					.thenRequest(Long.MAX_VALUE)
					.thenConsumeWhile((total) -> true)
					.expectComplete()
					.verify(Duration.ofSeconds(10));
			}
			else {
				try (InputStream content = notes.blockingStreams().content()) {
					assertThat(content.readNBytes(8192)).hasSize(8192);
					Awaitility.await().pollDelay(Duration.ofMillis(700)).until(() -> true);
					assertThat(content.readNBytes(1_000_000)).hasSize(1_000_000);
				}
			}
			server.awaitClientClosed();
		}
	}

	private static Outcome<List<Note>> events(Twin twin, NotesApplication notes) {
		return twin.list(() -> notes.reactiveStreams().events(), () -> {
			try (Stream<Note> events = notes.blockingStreams().events()) {
				return events.toList();
			}
		});
	}

	private static void assertTimeout(Outcome<?> outcome, Deadline deadline, String property) {
		ApiTimeoutException failure = NotesApplication.failure(outcome, ApiTimeoutException.class);
		assertThat(failure.deadline()).isEqualTo(deadline);
		assertThat(failure).hasMessageContaining("tandem.clients.notes." + property);
		assertThat(failure.attempts()).isEqualTo(1);
	}

}
