package dev.tandem.engine;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.resilience.SystemCallClock;
import dev.tandem.settings.ClientSettings;
import dev.tandem.resilience.Circuit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitAdmissionTests {

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
		TestEngine engine = engine(LONG, 1);
		run(engine, Mono.error(failure));
		run(engine, Mono.error(failure));
		assertThat(run(engine, Mono.just(1))).isInstanceOfSatisfying(ApiRejectedException.class, (rejected) -> {
			assertThat(rejected.reason()).isEqualTo(ApiRejectedException.Reason.CIRCUIT_OPEN);
			assertThat(rejected.attempts()).isZero();
		}).hasMessageMatching(".*possible in 5\\d{4} ms: see tandem.clients.notes.circuit-breaker");
	}

	@ParameterizedTest
	@FieldSource("ANSWERS")
	void circuitWhenApiAnswersIsNotOpened(Throwable failure) {
		TestEngine engine = engine(LONG, 1);
		for (int i = 0; i < 5; i++) {
			run(engine, Mono.error(failure));
		}
		run(engine, Mono.error(FAILURES.get(0)));
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	@ParameterizedTest
	@FieldSource("OWN")
	void circuitWhenNothingWasSentDoesNotCount(Throwable failure) {
		TestEngine engine = engine(LONG, 1);
		run(engine, Mono.error(FAILURES.get(0)));
		for (int i = 0; i < 5; i++) {
			run(engine, Mono.error(failure));
		}
		run(engine, Mono.error(FAILURES.get(0)));
		assertThat(run(engine, Mono.just(1))).isInstanceOf(ApiRejectedException.class);
	}

	@Test
	void circuitWhenOpenForLongEnoughIsTriedAndCloses() {
		TestEngine engine = engine(Duration.ofMillis(100), 1);
		open(engine);
		Awaitility.await().untilAsserted(() -> assertThat(run(engine, Mono.just(1))).isNull());
		assertThat(run(engine, Mono.just(1))).isNull();
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	@Test
	void permissionWhenTrialIsCancelledIsGivenBack() {
		assertThatTrialIsGivenBack((engine) -> engine.around(TestCalls.call(), Mono.never()).subscribe()::dispose);
		assertThatTrialIsGivenBack((engine) -> engine.around(TestCalls.call(), Flux.never()).subscribe()::dispose);
	}

	/**
	 * As one that was sent while the circuit was closed and stalls.
	 */
	@Test
	void attemptFromBeforeTheCircuitOpenedGivesNoPlaceToATrial() {
		TestEngine engine = engine(Duration.ofMillis(1), 1);
		Disposable early = engine.around(TestCalls.call(), Mono.never()).subscribe();
		open(engine);
		Disposable.Swap trial = Disposables.swap();
		Awaitility.await().until(() -> {
			Disposable tried = engine.around(TestCalls.call(), Mono.never()).subscribe(null, (ex) -> {
			});
			trial.replace(tried);
			return !tried.isDisposed();
		});
		early.dispose();
		assertThat(run(engine, Mono.just(1))).hasMessageContaining("1 trial attempts are already in flight");
		trial.dispose();
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	@Test
	void permissionWhenStreamHasBegunIsNotKept() {
		TestEngine engine = engine(Duration.ofMillis(1), 1);
		open(engine);
		Call call = TestCalls.unbounded();
		Awaitility.await().until(() -> {
			Disposable stream = engine.around(call, Flux.never().doFirst(call::arriveHead)).subscribe(null, (ex) -> {
			});
			return !stream.isDisposed();
		});
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	@Test
	void fluxWhenCancelledAfterAnElementIsAnAnswer() {
		TestEngine engine = engine(Duration.ofMillis(1), 1);
		open(engine);
		Awaitility.await()
			.untilAsserted(() -> assertThat(
					run(engine, (s) -> s.around(TestCalls.call(), Flux.just(1).concatWith(Flux.never())).next()))
				.isNull());
		assertThat(run(engine, Mono.just(1))).isNull();
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	@Test
	void deadlineWhenItCutsAnAttemptIsFailure() {
		TestEngine engine = engine(LONG, 1);
		cut(engine);
		cut(engine);
		assertThat(run(engine, Mono.just(1))).isInstanceOfSatisfying(ApiRejectedException.class,
				(rejected) -> assertThat(rejected.reason()).isEqualTo(ApiRejectedException.Reason.CIRCUIT_OPEN));
	}

	@Test
	void deadlineWhenItCutsTheWaitBeforeAnAttemptIsNoFailure() {
		CircuitAdmission circuit = circuit(LONG, 1);
		TestEngine waiting = new TestEngine(circuit, (call) -> new CallStep() {
			@Override
			Mono<?> enter() {
				return Mono.never();
			}
		});
		for (int i = 0; i < 5; i++) {
			cut(waiting);
		}
		assertThat(run(new TestEngine(circuit), Mono.just(1))).isNull();
	}

	private static void cut(TestEngine engine) {
		StepVerifier.withVirtualTime(() -> engine.around(TestCalls.call(), Mono.never()))
			.thenAwait(TestCalls.TIMEOUT)
			.expectError(ApiTimeoutException.class)
			.verify(LONG);
	}

	private static void assertThatTrialIsGivenBack(Function<TestEngine, Runnable> trial) {
		TestEngine engine = engine(Duration.ofMillis(1), 1);
		open(engine);
		Awaitility.await().untilAsserted(() -> {
			Runnable cancel = trial.apply(engine);
			assertThat(run(engine, Mono.just(1)))
				.hasMessageContaining("half-open and 1 trial attempts are already in flight");
			cancel.run();
		});
		assertThat(run(engine, Mono.just(1))).isNull();
	}

	private static TestEngine engine(Duration openDuration, int halfOpenCalls) {
		return new TestEngine(circuit(openDuration, halfOpenCalls));
	}

	private static CircuitAdmission circuit(Duration openDuration, int halfOpenCalls) {
		return new CircuitAdmission(new Circuit("notes",
				new ClientSettings.CircuitBreaker(0.5, 4, 2, openDuration, halfOpenCalls), SystemCallClock.INSTANCE));
	}

	private static void open(TestEngine engine) {
		run(engine, Mono.error(FAILURES.get(0)));
		run(engine, Mono.error(FAILURES.get(0)));
	}

	private static @Nullable Throwable run(TestEngine engine, Mono<?> exchange) {
		return run(engine, (s) -> s.around(TestCalls.call(), exchange));
	}

	private static @Nullable Throwable run(TestEngine engine, Function<TestEngine, Mono<?>> call) {
		return call.apply(engine).then(Mono.<Throwable>empty()).onErrorResume(Mono::just).block(Duration.ofSeconds(10));
	}

	private static ApiResponseException answer(HttpStatus status) {
		return ApiResponseException.of(TestCalls.call().operation(), 1, Duration.ZERO, status, HttpHeaders.EMPTY,
				new byte[0]);
	}

	private static ApiTimeoutException timeout(ApiTimeoutException.Deadline deadline) {
		return new ApiTimeoutException(TestCalls.call().operation(), 1, Duration.ZERO, deadline, Duration.ZERO, null);
	}

}
