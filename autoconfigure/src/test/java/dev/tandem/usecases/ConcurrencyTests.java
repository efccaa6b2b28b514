package dev.tandem.usecases;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServerResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many calls run at a time, and what becomes of the others.
 */
class ConcurrencyTests {

	private static final String[] ONE_AT_A_TIME = { "concurrency.max-calls=1", "concurrency.max-waiting=0" };

	@TwinTest
	void callsWaitForTheirTurn(Twin twin) {
		Sinks.Empty<Void> open = Sinks.empty();
		try (TestServer server = TestServer
			.start((request, response) -> open.asMono().thenMany(TestServer.json(response, Note.JSON)));
				NotesApplication notes = NotesApplication.calling(server.uri(), "concurrency.max-calls=2")) {
			List<RunningCall<Note>> calls = IntStream.range(0, 6).mapToObj((number) -> notes.start(twin)).toList();
			server.awaitRequests(2);
			open.tryEmitEmpty();
			calls.forEach((call) -> assertThat(call.outcome().get()).isEqualTo(Note.HELLO));
			assertThat(server.exchanges().peak()).isEqualTo(2);
			assertThat(server.requests()).hasSize(6);
		}
	}

	@TwinTest
	void callBeyondTheQueueIsRejected(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_AT_A_TIME);
				RunningCall<Note> running = notes.start(Twin.REACTIVE)) {
			server.awaitRequest();
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
			assertThat(failure).hasMessageContaining("tandem.clients.notes.concurrency.max-calls");
			running.cancel();
			server.awaitClientClosed();
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	void tenThousandWaitingCallsHoldNoThread() {
		int calls = 10_000;
		try (TestServer server = TestServer.start(ConcurrencyTests::answer);
				NotesApplication notes = NotesApplication.calling(server.uri(), "concurrency.max-calls=1",
						"concurrency.max-waiting=" + calls)) {
			Runnable close = openStream(Twin.REACTIVE, notes);
			int threads = ManagementFactory.getThreadMXBean().getThreadCount();
			Disposable.Composite waiting = Disposables.composite();
			for (int i = 0; i < calls; i++) {
				waiting.add(notes.reactive().get("1").subscribe());
			}
			NotesApplication.failure(notes.get(Twin.REACTIVE), ApiRejectedException.class);
			assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 20);
			waiting.dispose();
			close.run();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(Twin.REACTIVE));
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void callsOneAfterAnotherNeedOnePermit(Twin twin) {
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_AT_A_TIME)) {
			for (int i = 0; i < 50; i++) {
				assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
			}
		}
	}

	@TwinTest
	void failedCallReleasesItsPermit(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_AT_A_TIME)) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void cancelledCallReleasesItsPermit(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_AT_A_TIME);
				RunningCall<Note> call = notes.start(twin)) {
			server.awaitRequest();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
		}
	}

	@TwinTest
	void deadlineEndsTheWait(Twin twin) {
		try (TestServer server = TestServer.start(ConcurrencyTests::answer);
				NotesApplication notes = NotesApplication.calling(server.uri(), "concurrency.max-calls=1",
						"timeouts.call=1s")) {
			Runnable close = openStream(twin, notes);
			ApiTimeoutException failure = NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
			assertThat(failure.attempts()).isZero();
			close.run();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void streamHoldsItsPlaceUntilItIsClosed(Twin twin) {
		try (TestServer server = TestServer.start(ConcurrencyTests::answer);
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_AT_A_TIME)) {
			Runnable close = openStream(twin, notes);
			NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			close.run();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
		}
	}

	private static Publisher<Void> answer(ReceivedRequest request, HttpServerResponse response) {
		Flux<String> events = Flux.just("data:" + Note.JSON + "\n\n").concatWith(Mono.never());
		return request.path().endsWith("/events") ? TestServer.stream(response, "text/event-stream", events)
				: TestServer.json(response, Note.JSON);
	}

	private static Runnable openStream(Twin twin, NotesApplication notes) {
		if (twin == Twin.REACTIVE) {
			Sinks.One<Note> first = Sinks.one();
			Disposable stream = notes.reactiveStreams().events().subscribe(first::tryEmitValue);
			assertThat(first.asMono().block()).isEqualTo(Note.HELLO);
			return stream::dispose;
		}
		Stream<Note> stream = notes.blockingStreams().events();
		assertThat(stream.iterator().next()).isEqualTo(Note.HELLO);
		return stream::close;
	}

}
