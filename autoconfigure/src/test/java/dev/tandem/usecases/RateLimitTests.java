package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.testing.BucketStore;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RunningCall;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How many attempts are sent in a time, and what becomes of the others.
 */
class RateLimitTests {

	private static final String[] ONE_PER_HOUR = { "rate-limit.permits=1", "rate-limit.per=1h" };

	private final Fault good = Fault.answer(Note.JSON);

	private final Fault tooMany = Fault.answer(429, "{}", "Retry-After: 1");

	@TwinTest
	void callsBeyondTheRateWait(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=2",
						"rate-limit.per=500ms")) {
			long start = System.nanoTime();
			List<RunningCall<Note>> calls = IntStream.range(0, 4).mapToObj((number) -> notes.start(twin)).toList();
			calls.forEach((call) -> assertThat(call.outcome().get()).isEqualTo(Note.HELLO));
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
			assertThat(server.requests()).hasSize(4);
		}
	}

	@TwinTest
	void callThatWouldWaitTooLongIsRejectedAtOnce(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), ONE_PER_HOUR)) {
			notes.assertWorks(twin);
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.RATE_LIMITED);
			assertThat(failure.attempts()).isZero();
			assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(10));
			assertThat(failure).hasMessageContainingAll("tandem.clients.notes.rate-limit.permits",
					"1 attempts per 3600000 ms", "tandem.clients.notes.rate-limit.max-wait (10000 ms)");
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void callThatWouldWaitPastItsDeadlineIsRejectedAtOnce(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(ONE_PER_HOUR, "rate-limit.max-wait=2h", "timeouts.call=20s"))) {
			notes.assertWorks(twin);
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(20));
			assertThat(failure).hasMessageContaining("tandem.clients.notes.timeouts.call");
		}
	}

	@TwinTest
	void callThatNeedNotWaitIsSentWhereNoneMay(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(ONE_PER_HOUR, "rate-limit.max-wait=0s"))) {
			notes.assertWorks(twin);
			NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
		}
	}

	@TwinTest
	void eachAttemptCounts(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(ONE_PER_HOUR, "retry.max-attempts=3", "retry.backoff.initial=1ms"))) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiRejectedException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void cancelledCallTakesNothing(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=1",
						"rate-limit.per=1s")) {
			notes.assertWorks(twin);
			try (RunningCall<Note> waiting = notes.start(twin)) {
				waiting.cancel();
				waiting.outcome().failure(CancellationException.class);
			}
			notes.assertWorks(twin);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void sharedLimitIsOneForAllInstances(Twin twin) {
		BucketStore store = new BucketStore();
		String[] shared = NotesApplication.and(ONE_PER_HOUR, "rate-limit.shared=true");
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication one = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(BucketStore.class, () -> store), shared);
				NotesApplication other = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(BucketStore.class, () -> store), shared)) {
			one.assertWorks(twin);
			ApiRejectedException failure = NotesApplication.failure(other.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.RATE_LIMITED);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void answer429PausesAllCallsOfTheClient(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.tooMany, this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=100")) {
			Outcome<Note> first = notes.get(twin);
			NotesApplication.failure(first, ApiResponseException.class);
			Outcome<Note> next = notes.get(twin);
			assertThat(next.get()).isEqualTo(Note.HELLO);
			assertThat(first.elapsed().plus(next.elapsed())).isGreaterThanOrEqualTo(Duration.ofMillis(950));
		}
	}

	@TwinTest
	void callThatWouldWaitTooLongForThePauseIsRejected(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}", "Retry-After: 20"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=100")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.RATE_LIMITED);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void pauseIsNoLongerThanAllowed(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}", "Retry-After: 86400"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=100",
						"retry.max-retry-after=100ms")) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void callThatIsTriedAgainAfterThePauseSucceeds(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.tooMany, this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), "rate-limit.permits=100",
						"retry.max-attempts=2")) {
			assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).hasSize(2);
		}
	}

}
