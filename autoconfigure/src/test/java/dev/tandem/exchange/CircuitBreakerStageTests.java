package dev.tandem.exchange;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.limit.Circuit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitBreakerStageTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	static final List<Throwable> FAILURES = List.of(answer(HttpStatus.INTERNAL_SERVER_ERROR),
			answer(HttpStatus.SERVICE_UNAVAILABLE), timeout(ApiTimeoutException.Deadline.RESPONSE),
			timeout(ApiTimeoutException.Deadline.CONNECT), timeout(ApiTimeoutException.Deadline.BODY),
			new ApiTransportException(TestCalls.call().operation(), 1, Duration.ZERO, "", null));

	static final List<Throwable> ANSWERS = List.of(answer(HttpStatus.NOT_FOUND), answer(HttpStatus.TOO_MANY_REQUESTS),
			answer(HttpStatus.FOUND),
			new ApiDecodingException(TestCalls.call().operation(), 1, Duration.ZERO, "", null));

	static final List<Throwable> OWN = List.of(timeout(ApiTimeoutException.Deadline.ACQUIRE),
			new IllegalArgumentException(), new ApiRejectedException(TestCalls.call().operation(), 0, Duration.ZERO,
					ApiRejectedException.Reason.RATE_LIMITED, "", null));

	@ParameterizedTest
	@FieldSource("FAILURES")
	void circuitWhenApiFailsOpens(Throwable failure) {
		CircuitBreakerStage stage = stage(LONG, 1);
		run(stage, Mono.error(failure));
		run(stage, Mono.error(failure));
		assertThat(run(stage, Mono.just(1))).isInstanceOfSatisfying(ApiRejectedException.class, (rejected) -> {
			assertThat(rejected.reason()).isEqualTo(ApiRejectedException.Reason.CIRCUIT_OPEN);
			assertThat(rejected.attempts()).isZero();
		}).hasMessageMatching(".*possible in 5\\d{4} ms: see tandem.clients.notes.circuit-breaker");
	}

	@ParameterizedTest
	@FieldSource("ANSWERS")
	void circuitWhenApiAnswersIsNotOpened(Throwable failure) {
		CircuitBreakerStage stage = stage(LONG, 1);
		for (int i = 0; i < 5; i++) {
			run(stage, Mono.error(failure));
		}
		run(stage, Mono.error(FAILURES.get(0)));
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	@ParameterizedTest
	@FieldSource("OWN")
	void circuitWhenNothingWasSentDoesNotCount(Throwable failure) {
		CircuitBreakerStage stage = stage(LONG, 1);
		run(stage, Mono.error(FAILURES.get(0)));
		for (int i = 0; i < 5; i++) {
			run(stage, Mono.error(failure));
		}
		run(stage, Mono.error(FAILURES.get(0)));
		assertThat(run(stage, Mono.just(1))).isInstanceOf(ApiRejectedException.class);
	}

	@Test
	void circuitWhenOpenForLongEnoughIsTriedAndCloses() {
		CircuitBreakerStage stage = stage(Duration.ofMillis(100), 1);
		open(stage);
		Awaitility.await().untilAsserted(() -> assertThat(run(stage, Mono.just(1))).isNull());
		assertThat(run(stage, Mono.just(1))).isNull();
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	@Test
	void permissionWhenTrialIsCancelledIsGivenBack() {
		assertThatTrialIsGivenBack((stage) -> stage.around(TestCalls.call(), Mono.never()).subscribe()::dispose);
		assertThatTrialIsGivenBack((stage) -> stage.around(TestCalls.call(), Flux.never()).subscribe()::dispose);
	}

	@Test
	void permissionWhenStreamHasBegunIsNotKept() {
		CircuitBreakerStage stage = stage(Duration.ofMillis(1), 1);
		open(stage);
		Call call = TestCalls.endless();
		Awaitility.await().until(() -> {
			Disposable stream = stage.around(call, Flux.never().doFirst(call::arriveHead)).subscribe(null, (ex) -> {
			});
			return !stream.isDisposed();
		});
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	@Test
	void fluxWhenCancelledAfterAnElementIsAnAnswer() {
		CircuitBreakerStage stage = stage(Duration.ofMillis(1), 1);
		open(stage);
		Awaitility.await()
			.untilAsserted(() -> assertThat(
					run(stage, (s) -> s.around(TestCalls.call(), Flux.just(1).concatWith(Flux.never())).next()))
				.isNull());
		assertThat(run(stage, Mono.just(1))).isNull();
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	@Test
	void deadlineWhenItCutsAnAttemptIsFailure() {
		CircuitBreakerStage stage = stage(LONG, 1);
		cut(stage, (call) -> call.beginAttempt());
		cut(stage, (call) -> call.beginAttempt());
		assertThat(run(stage, Mono.just(1))).isInstanceOf(ApiRejectedException.class);
	}

	@Test
	void deadlineWhenItCutsTheWaitBeforeAnAttemptIsNoFailure() {
		CircuitBreakerStage stage = stage(LONG, 1);
		for (int i = 0; i < 5; i++) {
			cut(stage, (call) -> {
			});
		}
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	private static void cut(CircuitBreakerStage stage, Consumer<Call> begin) {
		Call call = TestCalls.within(Duration.ofMillis(1));
		Disposable attempt = stage.around(call, Mono.never().doFirst(() -> begin.accept(call))).subscribe();
		Awaitility.await().until(() -> call.remaining(LONG).isZero());
		attempt.dispose();
	}

	private static void assertThatTrialIsGivenBack(Function<CircuitBreakerStage, Runnable> trial) {
		CircuitBreakerStage stage = stage(Duration.ofMillis(1), 1);
		open(stage);
		Awaitility.await().untilAsserted(() -> {
			Runnable cancel = trial.apply(stage);
			assertThat(run(stage, Mono.just(1))).hasMessageContaining("half-open and 1 trial calls run already");
			cancel.run();
		});
		assertThat(run(stage, Mono.just(1))).isNull();
	}

	private static CircuitBreakerStage stage(Duration openDuration, int halfOpenCalls) {
		return new CircuitBreakerStage(
				new Circuit("notes", new ApiClientSettings.CircuitBreaker(0.5, 4, 2, openDuration, halfOpenCalls)),
				LONG);
	}

	private static void open(CircuitBreakerStage stage) {
		run(stage, Mono.error(FAILURES.get(0)));
		run(stage, Mono.error(FAILURES.get(0)));
	}

	private static @Nullable Throwable run(CircuitBreakerStage stage, Mono<?> exchange) {
		return run(stage, (s) -> s.around(TestCalls.call(), exchange));
	}

	private static @Nullable Throwable run(CircuitBreakerStage stage, Function<CircuitBreakerStage, Mono<?>> call) {
		return call.apply(stage).then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(Duration.ofSeconds(10));
	}

	private static ApiResponseException answer(HttpStatus status) {
		return new ApiResponseException(TestCalls.call().operation(), 1, Duration.ZERO, status, HttpHeaders.EMPTY,
				new byte[0]);
	}

	private static ApiTimeoutException timeout(ApiTimeoutException.Deadline deadline) {
		return new ApiTimeoutException(TestCalls.call().operation(), 1, Duration.ZERO, deadline, Duration.ZERO, null);
	}

}
