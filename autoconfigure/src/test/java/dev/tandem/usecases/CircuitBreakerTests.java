package dev.tandem.usecases;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.testing.Fault;
import dev.tandem.testing.FaultServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When nothing is sent to an API that fails, and when it is tried again.
 */
class CircuitBreakerTests {

	private static final String[] BREAKER = { "circuit-breaker.enabled=true", "circuit-breaker.minimum-calls=2",
			"circuit-breaker.half-open-calls=1", "circuit-breaker.open-duration=1h" };

	private final Fault bad = Fault.answer(500, "{}");

	@TwinTest
	void nothingIsSentToAnApiThatFails(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.bad);
				NotesApplication notes = NotesApplication.calling(server.uri(), BREAKER)) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.CIRCUIT_OPEN);
			assertThat(failure.attempts()).isZero();
			assertThat(failure).hasMessageContaining("tandem.clients.notes.circuit-breaker");
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void openCircuitEndsTheRetriesWithTheFailureOfTheLastAttempt(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.bad);
				NotesApplication notes = NotesApplication.calling(server.uri(), NotesApplication.and(BREAKER,
						"retry.max-attempts=5", "retry.on-status=500", "retry.backoff.initial=1ms"))) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(500);
			assertThat(failure.attempts()).isEqualTo(2);
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiResponseException.class)
				.hasAtLeastOneElementOfType(ApiRejectedException.class);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@TwinTest
	void circuitClosesWhenTheApiWorksAgain(Twin twin) {
		try (FaultServer server = FaultServer.plain(this.bad, this.bad, Fault.answer(Note.JSON));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(BREAKER, "circuit-breaker.open-duration=100ms"))) {
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			Awaitility.await().untilAsserted(() -> notes.assertWorks(twin));
			notes.assertWorks(twin);
		}
	}

	@TwinTest
	void apiThatLetsTheDeadlinePassFails(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.silence());
				NotesApplication notes = NotesApplication.calling(server.uri(),
						NotesApplication.and(BREAKER, "timeouts.call=200ms"))) {
			NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
			NotesApplication.failure(notes.get(twin), ApiTimeoutException.class);
			ApiRejectedException failure = NotesApplication.failure(notes.get(twin), ApiRejectedException.class);
			assertThat(failure.reason()).isEqualTo(ApiRejectedException.Reason.CIRCUIT_OPEN);
		}
	}

}
