package dev.tandem.usecases;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import dev.tandem.ApiClient;
import dev.tandem.ApiClientCustomizer;
import dev.tandem.ApiDecodingException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiRejectedException;
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
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

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
	void deadlineHasTheFailuresOfTheAttemptsBefore(Twin twin) {
		for (CallShape shape : List.of(CallShape.VALUE, CallShape.LIST)) {
			try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"), Fault.silence());
					NotesApplication notes = NotesApplication.calling(server.uri(),
							NotesApplication.and(RETRY, "timeouts.call=500ms"))) {
				ApiTimeoutException failure = NotesApplication.failure(shape.call(notes, twin),
						ApiTimeoutException.class);
				assertThat(failure.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL);
				assertThat(failure.attempts()).isEqualTo(2);
				assertThat(failure.getSuppressed()).filteredOn(ApiResponseException.class::isInstance).hasSize(1);
			}
		}
	}

	/**
	 * A fake transport may well have one exception for all of them.
	 */
	@TwinTest
	void sameFailureOfTwoAttemptsComesOutOnce(Twin twin) {
		ApiTransportException same = new ApiTransportException(
				new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes/{id}"), 1, Duration.ZERO, "broke",
				null);
		ApiClientCustomizer failing = (name, client) -> client.filter((request, next) -> Mono.error(same));
		try (FaultServer server = FaultServer.plain(this.good);
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.registerBean(ApiClientCustomizer.class, () -> failing), RETRY)) {
			assertThat(notes.get(twin).failure(ApiTransportException.class)).isSameAs(same);
			assertThat(same.getSuppressed()).doesNotContain(same);
		}
	}

	/**
	 * A rejection says that nothing was sent, which is not so.
	 */
	@TwinTest
	void rejectionOfALaterAttemptGoesBesideTheFailureOfTheLast(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri(), NotesApplication.and(RETRY,
						"rate-limit.permits=1", "rate-limit.per=1h", "rate-limit.max-wait=1s"))) {
			ApiResponseException failure = NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			assertThat(failure.status().value()).isEqualTo(503);
			assertThat(failure.attempts()).isEqualTo(1);
			assertThat(failure.getSuppressed()).hasAtLeastOneElementOfType(ApiRejectedException.class);
			assertThat(server.requests()).hasSize(1);
			assertThat(NotesApplication.failure(notes.get(twin), ApiRejectedException.class).attempts()).isZero();
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
	void budgetCanBeDisabled(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.answer(503, "{}"));
				NotesApplication notes = NotesApplication.calling(server.uri(), "retry.max-attempts=3",
						"retry.backoff.initial=1ms", "retry.budget-enabled=false")) {
			for (int i = 0; i < 20; i++) {
				NotesApplication.failure(notes.get(twin), ApiResponseException.class);
			}
			assertThat(server.requests()).hasSize(20 * 3);
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

	/**
	 * The caller of a {@code Flux} has the first element by then, that of a {@code List}
	 * nothing.
	 */
	@TwinTest
	void listIsTriedAgainUntilItsCallerHasAnElement(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.truncatedChunked("[" + Note.JSON + ","),
				Fault.answer("[" + Note.JSON + "," + Note.JSON + "]"));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), RETRY)) {
			Outcome<List<Note>> outcome = twin.list(() -> notes.reactive().list(), () -> notes.blocking().list());
			if (twin == Twin.REACTIVE) {
				outcome.failure(ApiTransportException.class);
				assertThat(server.requests()).hasSize(1);
			}
			else {
				assertThat(outcome.get()).containsExactly(Note.HELLO, Note.HELLO);
				assertThat(server.requests()).hasSize(2);
			}
		}
	}

	@TwinTest
	void listWithItsHeadIsTriedAgainUntilItsCallerHasTheHead(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.truncatedChunked("[" + Note.JSON + ","),
				Fault.answer("[" + Note.JSON + "," + Note.JSON + "]"));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), RETRY)) {
			Outcome<List<Note>> outcome = twin.call(
					() -> notes.bean(ListApi.class)
						.entity()
						.flatMap((entity) -> Objects.requireNonNull(entity.getBody()).collectList()),
					() -> notes.bean(RetryTests_BlockingListApi.class).entity().getBody());
			if (twin == Twin.REACTIVE) {
				outcome.failure(ApiTransportException.class);
			}
			else {
				assertThat(outcome.get()).containsExactly(Note.HELLO, Note.HELLO);
			}
		}
	}

	/**
	 * A composed call sees the elements of its calls, whoever waits for its own.
	 */
	@TwinTest
	void callWithinAComposedOneIsNotTriedAgainAfterItsFirstElement(Twin twin) {
		try (FaultServer server = FaultServer.plain(Fault.truncatedChunked("[" + Note.JSON + ","),
				Fault.answer("[" + Note.JSON + "]"));
				NotesApplication notes = NotesApplication.calling(server.uri(),
						(context) -> context.register(Setup.class), RETRY)) {
			twin.list(() -> notes.bean(ListApi.class).texts(),
					() -> notes.bean(RetryTests_BlockingListApi.class).texts())
				.failure(ApiTransportException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@ApiClient("notes")
	@HttpExchange("/notes")
	interface ListApi {

		@GetExchange
		Flux<Note> list();

		@GetExchange
		Mono<ResponseEntity<Flux<Note>>> entity();

		default Flux<String> texts() {
			return list().map(Note::text);
		}

	}

	@ImportApiClients({ SearchApi.class, ListApi.class })
	static class Setup {

	}

}
