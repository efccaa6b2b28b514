package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.ImportApiClients;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Outcome;
import dev.tandem.testing.RawRequest;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is tried again, how often, and what the caller sees.
 */
class RetryTests {

	private static final String[] RETRY = { "retry.max-attempts=3", "retry.backoff.initial=1ms", "retry.budget=1" };

	private final Fault good = Fault.answer(Note.JSON);

	@TwinTest
	void callSucceedsAfterFailuresThatPass(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.closeBeforeHead(), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@TwinTest
	void lastFailureComesOutWithTheEarlierOnesSuppressed(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(502, "{}"), Fault.closeBeforeHead(),
				Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(503);
			assertThat(failure.attempts()).isEqualTo(3);
			assertThat(failure).hasMessageContaining("after 3 attempts");
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiResponseException.class)
				.hasAtLeastOneElementOfType(ApiTransportException.class);
			assertThat(server.requests()).hasSize(3);
		}
	}

	@TwinTest
	void nothingIsTriedAgainUnlessAskedFor(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri())) {
			assertThat(NotesApplication.failure(notes.get(twin), ApiResponseException.class).attempts()).isEqualTo(1);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void postIsNotTriedAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			NotesApplication.failure(notes.create(twin), ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void postThatIsMarkedIdempotentIsTriedAgainWithItsBody(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), RETRY)) {
			Outcome<Note> found = twin.call(() -> notes.bean(SearchApi.class).search(Note.HELLO),
					() -> notes.bean(BlockingSearchApi.class).search(Note.HELLO));
			assertThat(found.get()).isEqualTo(Note.HELLO);
			assertThat(server.requests()).extracting(RawRequest::body).containsOnly(Note.JSON).hasSize(2);
		}
	}

	@TwinTest
	void bodyThatIsStreamedIsNotSentAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), RETRY)) {
			Outcome<Note> found = twin.call(() -> notes.bean(SearchApi.class).stream(Flux.just(Note.HELLO)),
					() -> notes.bean(BlockingSearchApi.class).stream(List.of(Note.HELLO)));
			found.failure(ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void statusThatDoesNotPassIsNotTriedAgain(Twin twin) {
		for (int status : new int[] { 400, 404, 500 }) {
			try (FaultServer server = FaultServer.plain(Fault.answer(status, "{}"), this.good);
					NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
				NotesApplication.failure(notes.get(twin), ApiResponseException.class);
				assertThat(server.requests()).hasSize(1);
			}
		}
	}

	@TwinTest
	void statusesAreThoseOfTheSettings(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(500, "{}"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(RETRY, "retry.on-status=500"))) {
			assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void certificateThatIsNotTrustedIsNotTriedAgain(Twin twin) {
		try (FaultServer server = FaultServer.tls(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			ApiTransportException failure = NotesApplication.failure(notes.get(twin), ApiTransportException.class);
			assertThat(failure).hasMessageContaining("TLS failed");
			assertThat(failure.attempts()).isEqualTo(1);
		}
	}

	@TwinTest
	void answerThatCannotBeReadIsNotTriedAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer("{"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			NotesApplication.failure(notes.get(twin), ApiDecodingException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void timeoutOfAnAttemptIsTriedAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence(), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(RETRY, "timeouts.response=100ms"))) {
			assertThat(notes.get(twin).get()).isEqualTo(Note.HELLO);
		}
	}

	@TwinTest
	void deadlineCoversAllAttempts(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.closeBeforeHead(), Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(RETRY, "timeouts.call=300ms"))) {
			ApiTimeoutException failure = NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
			assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
			assertThat(failure.attempts()).isEqualTo(2);
		}
	}

	@TwinTest
	void waitThatWouldPassTheDeadlineIsNotBegun(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}", "Retry-After: 20"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(RETRY, "timeouts.call=10s"))) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.elapsed()).isLessThan(Duration.ofSeconds(10));
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void waitThatIsLongerThanAllowedIsNotBegun(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}", "Retry-After: 2"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(RETRY, "retry.max-retry-after=1s"))) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@TwinTest
	void waitIsAsLongAsTheApiAsks(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(429, "{}", "Retry-After: 1"), this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			Outcome<Note> outcome = notes.get(twin);
			assertThat(outcome.get()).isEqualTo(Note.HELLO);
			assertThat(outcome.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
		}
	}

	@TwinTest
	void budgetStopsAStorm(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "retry.max-attempts=3",
						"retry.backoff.initial=1ms", "retry.budget=0")) {
			for (int i = 0; i < 20; i++) {
				NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			}
			assertThat(server.requests()).hasSize(20 + 10);
		}
	}

	@TwinTest
	void listIsTriedAgainWhileNothingHasCome(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"),
				Fault.answer("[" + Note.JSON + "," + Note.JSON + "]"));
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			assertThat(twin.list(() -> notes.reactive().list(), () -> notes.blocking().list()).get())
				.containsExactly(Note.HELLO, Note.HELLO);
		}
	}

	@TwinTest
	void listIsNotTriedAgainAfterItsFirstElement(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.truncatedChunked("[" + Note.JSON + ","),
				Fault.answer("[" + Note.JSON + "]"));
				NotesApplication notes = NotesApplication.calling(server.uri(), RETRY)) {
			twin.list(() -> notes.reactive().list(), () -> notes.blocking().list())
				.failure(ApiTransportException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ImportApiClients(SearchApi.class)
	static class Setup {

	}

}
