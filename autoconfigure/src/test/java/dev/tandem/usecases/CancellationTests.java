package dev.tandem.usecases;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.RetryDelayReader;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A call that nobody waits for any more ends at the server as well: the reactive twin's
 * subscription is disposed of, the blocking twin's thread is interrupted.
 */
class CancellationTests {

	@TwinTest
	void cancelAbortsTheRequestInFlight(Twin twin) {
		assertAborted(twin, Fault.silence());
	}

	@TwinTest
	void cancelAbortsTheBodyInFlight(Twin twin) {
		assertAborted(twin, Fault.stalledBody("{"));
	}

	/**
	 * Nobody reads the body yet, and it would be long in coming.
	 */
	@TwinTest
	@Timeout(60)
	void cancelAbortsBetweenHeadAndBody(Twin twin) throws InterruptedException {
		CountDownLatch answered = new CountDownLatch(1);
		ApiClientCustomizer held = (name, client) -> client
			.filter((request, next) -> next.exchange(request).delayUntil((response) -> {
				answered.countDown();
				return Mono.never();
			}));
		try (FaultServer server = FaultServer.plain(Fault.stalledBody("{"));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> held), "timeouts.idle=10m",
						"timeouts.call=20m");
				RunningCall<Note> call = notes.start(twin)) {
			answered.await();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.awaitClientClosed();
		}
	}

	@TwinTest
	void cancelGivesUpTheWaitForAConnection(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1",
						"pool.max-pending=1");
				RunningCall<Note> held = notes.start(Twin.REACTIVE)) {
			server.awaitRequest();
			try (RunningCall<Note> waiting = notes.start(twin)) {
				waiting.cancel();
				waiting.outcome().failure(CancellationException.class);
			}
			held.cancel();
			server.awaitClientClosed();
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	@Timeout(60)
	void cancelGivesUpTheWaitBeforeARepetition(Twin twin) throws InterruptedException {
		CountDownLatch asked = new CountDownLatch(1);
		RetryDelayReader patience = (client, answer) -> {
			asked.countDown();
			return Optional.of(Duration.ofMinutes(10));
		};
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(RetryDelayReader.class, () -> patience),
						"retry.max-attempts=2", "retry.budget=1", "retry.max-retry-after=15m", "timeouts.call=20m",
						"concurrency.max-calls=1", "concurrency.max-waiting=0");
				RunningCall<Note> call = notes.start(twin)) {
			asked.await();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(2);
		}
	}

	private static void assertAborted(Twin twin, Fault fault) {
		try (FaultServer server = FaultServer.plain(fault, Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(), "pool.max-connections=1");
				RunningCall<Note> call = notes.start(twin)) {
			server.awaitRequest();
			call.cancel();
			call.outcome().failure(CancellationException.class);
			server.awaitClientClosed();
			notes.assertWorks(twin);
		}
	}

}
