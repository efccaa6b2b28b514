package dev.tandem.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiTimeoutException;
import dev.tandem.resilience.ConcurrencyLimit;
import dev.tandem.twin.Heads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RunningCall}: whatever a call is doing, it ends once and has its
 * permit and the gate given back.
 */
class RunningCallTests {

	private static final Duration DELAY = Duration.ofSeconds(5);

	private static final Duration AFTER_THE_DEADLINE = TestCalls.TIMEOUT.plusSeconds(1);

	private static final int RACES = 500;

	private final ConcurrencyLimit limit = new ConcurrencyLimit(1, 1);

	private final CallGate gate = new CallGate();

	private final TestEngine engine = new TestEngine(this.gate, new ConcurrencyAdmission(this.limit, TestCalls.UNHEARD),
			(call) -> new OnceMore(call));

	private final TestPublisher<Integer> source = TestPublisher.create();

	private final Caller caller = new Caller();

	private VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@BeforeEach
	void stopTime() {
		this.time = VirtualTimeScheduler.getOrSet();
	}

	@AfterEach
	void nothingIsLeft() {
		VirtualTimeScheduler.reset();
		assertThat(this.limit.inUse()).as("permits").isZero();
		assertThat(this.limit.waiting()).as("waiting").isZero();
		assertThat(this.gate.inFlight()).as("in flight").isZero();
	}

	@Test
	void demandWhenAttemptIsRepeatedIsKept() {
		List<Long> demands = new ArrayList<>();
		AtomicInteger attempts = new AtomicInteger();
		Flux<Integer> exchange = Flux.defer(() -> (attempts.getAndIncrement() == 0)
				? Flux.<Integer>error(new IllegalStateException()) : this.source.flux().doOnRequest(demands::add));
		this.engine.around(TestCalls.call(), exchange).subscribe(this.caller);
		this.caller.request(2);
		this.time.advanceTimeBy(DELAY);
		assertThat(demands).containsExactly(2L);
		this.caller.request(3);
		assertThat(demands).containsExactly(2L, 3L);
		this.source.next(1, 2, 3).complete();
		assertThat(this.caller.elements).containsExactly(1, 2, 3);
		assertThat(this.caller.ends).hasValue(1);
	}

	@ParameterizedTest
	@EnumSource
	void cancelWhenCallWaitsForItsPermitLeavesTheQueue(Kind kind) {
		Caller running = new Caller();
		kind.call(this.engine, Mono.never()).subscribe(running);
		kind.call(this.engine, Mono.just(1)).subscribe(this.caller);
		assertThat(this.limit.waiting()).isOne();
		this.caller.cancel();
		assertThat(this.limit.waiting()).isZero();
		running.cancel();
		assertThat(this.caller.elements).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void cancelWhenCallWaitsForItsNextAttemptSendsNoMore(Kind kind) {
		AtomicInteger attempts = new AtomicInteger();
		kind.call(this.engine, Mono.<Integer>error(() -> {
			attempts.incrementAndGet();
			return new IllegalStateException();
		})).subscribe(this.caller);
		this.caller.cancel();
		this.time.advanceTimeBy(AFTER_THE_DEADLINE);
		assertThat(attempts).hasValue(1);
		assertThat(this.caller.ends).hasValue(0);
	}

	@ParameterizedTest
	@EnumSource
	void deadlineWhenCallWaitsForItsNextAttemptKeepsTheFailureBefore(Kind kind) {
		IllegalStateException first = new IllegalStateException();
		Mono<Integer> exchange = Mono.error(first);
		kind.call(new TestEngine(this.gate, (call) -> new OnceMore(call, Mono.never())), exchange)
			.subscribe(this.caller);
		this.time.advanceTimeBy(AFTER_THE_DEADLINE);
		assertThat(this.caller.failure).isInstanceOf(ApiTimeoutException.class).hasSuppressedException(first);
		assertThat(this.caller.ends).hasValue(1);
	}

	@Test
	void deadlineWhenElementsComeEndsThem() {
		this.engine.around(TestCalls.call(), this.source.flux()).subscribe(this.caller);
		this.caller.request(2);
		this.source.next(1);
		this.time.advanceTimeBy(AFTER_THE_DEADLINE);
		assertDeadlineHasPassed();
	}

	@Test
	void deadlineWhenUnboundedStreamHasItsHeadLeavesIt() {
		Call call = TestCalls.unbounded();
		this.engine.around(call, this.source.flux()).subscribe(this.caller);
		this.caller.request(2);
		call.arriveHead();
		this.time.advanceTimeBy(AFTER_THE_DEADLINE);
		this.source.next(1, 2).complete();
		assertThat(this.caller.elements).containsExactly(1, 2);
		assertThat(this.caller.failure).isNull();
	}

	@Test
	void deadlineWhenBodyIsReadEndsIt() {
		this.engine.aroundHeadAndBody(TestCalls.call(), Mono.just(ResponseEntity.ok(this.source.flux())))
			.flatMapMany(Heads::body)
			.subscribe(this.caller);
		this.caller.request(2);
		this.source.next(1);
		this.time.advanceTimeBy(AFTER_THE_DEADLINE);
		assertDeadlineHasPassed();
	}

	private void assertDeadlineHasPassed() {
		assertThat(this.caller.elements).containsExactly(1);
		assertThat(this.caller.failure).isInstanceOfSatisfying(ApiTimeoutException.class,
				(late) -> assertThat(late.deadline()).isEqualTo(ApiTimeoutException.Deadline.CALL));
		assertThat(this.caller.ends).hasValue(1);
		this.source.assertCancelled();
	}

	@ParameterizedTest
	@EnumSource
	void failureWhenCancelRacesWithItIsOneEndAtMost(Kind kind) throws Exception {
		for (int i = 0; i < RACES; i++) {
			Sinks.One<Integer> response = Sinks.one();
			Caller racing = new Caller();
			kind.call(once(), response.asMono()).subscribe(racing);
			race(() -> response.tryEmitError(new IllegalStateException()), racing::cancel);
			assertThat(racing.ends).hasValueLessThan(2);
			assertThat(this.limit.inUse() + this.gate.inFlight()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void failureWhenDeadlineRacesWithItIsOneEnd(Kind kind) throws Exception {
		for (int i = 0; i < RACES; i++) {
			Sinks.One<Integer> response = Sinks.one();
			Caller racing = new Caller();
			kind.call(once(), response.asMono()).subscribe(racing);
			race(() -> response.tryEmitError(new IllegalStateException()),
					() -> this.time.advanceTimeBy(AFTER_THE_DEADLINE));
			assertThat(racing.failure).isNotNull();
			assertThat(racing.ends).hasValue(1);
			assertThat(this.limit.inUse() + this.gate.inFlight()).isZero();
		}
	}

	/**
	 * The deadline may find no body yet, and end the call when its head has just been
	 * handed over.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void bodyWhenDeadlineRacesWithItsHeadHasOneEnd(boolean endless) throws Exception {
		for (int i = 0; i < RACES; i++) {
			Sinks.One<Integer> response = Sinks.one();
			Caller racing = new Caller();
			once()
				.aroundHeadAndBody(TestCalls.call(),
						response.asMono()
							.map((element) -> ResponseEntity.ok(endless ? Flux.<Integer>never() : Flux.just(element))))
				.flatMapMany(Heads::body)
				.subscribe(racing);
			racing.request(2);
			race(() -> response.tryEmitValue(1), () -> this.time.advanceTimeBy(AFTER_THE_DEADLINE));
			assertThat(racing.ends).as("run %d", i).hasValue(1);
			assertThat(this.limit.inUse() + this.gate.inFlight()).isZero();
		}
	}

	private TestEngine once() {
		return new TestEngine(this.gate, new ConcurrencyAdmission(this.limit, TestCalls.UNHEARD));
	}

	private static void race(Runnable one, Runnable other) throws Exception {
		CyclicBarrier start = new CyclicBarrier(2);
		Thread thread = new Thread(() -> {
			await(start);
			one.run();
		});
		thread.start();
		await(start);
		other.run();
		thread.join();
	}

	private static void await(CyclicBarrier start) {
		try {
			start.await(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The ways in which a response is handed over.
	 */
	enum Kind {

		VALUE {

			@Override
			Publisher<?> call(TestEngine engine, Mono<Integer> exchange) {
				return engine.around(TestCalls.call(), exchange);
			}

		},

		ELEMENTS {

			@Override
			Publisher<?> call(TestEngine engine, Mono<Integer> exchange) {
				return engine.around(TestCalls.call(), exchange.flux());
			}

		},

		HEAD_AND_BODY {

			@Override
			Publisher<?> call(TestEngine engine, Mono<Integer> exchange) {
				return engine.aroundHeadAndBody(TestCalls.call(),
						exchange.map((element) -> ResponseEntity.ok(Flux.just(element))));
			}

		};

		abstract Publisher<?> call(TestEngine engine, Mono<Integer> exchange);

	}

	/**
	 * Has a failed call attempted once more, after a delay.
	 */
	private static final class OnceMore extends CallStep {

		private final Call call;

		private final Mono<?> delay;

		OnceMore(Call call) {
			this(call, Mono.delay(DELAY));
		}

		OnceMore(Call call, Mono<?> delay) {
			this.call = call;
			this.delay = delay;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (this.call.attempts() > 1) {
				return null;
			}
			this.call.keepFailure(failure);
			return this.delay;
		}

	}

	/**
	 * Asks for nothing by itself, and counts how often the call ends.
	 */
	private static final class Caller implements CoreSubscriber<Object> {

		private final List<Object> elements = new ArrayList<>();

		private final AtomicInteger ends = new AtomicInteger();

		private Subscription subscription = Operators.emptySubscription();

		private volatile @Nullable Throwable failure;

		@Override
		public void onSubscribe(Subscription call) {
			this.subscription = call;
		}

		@Override
		public void onNext(Object element) {
			this.elements.add(element);
		}

		@Override
		public void onError(Throwable thrown) {
			this.failure = thrown;
			this.ends.incrementAndGet();
		}

		@Override
		public void onComplete() {
			this.ends.incrementAndGet();
		}

		void request(long count) {
			this.subscription.request(count);
		}

		void cancel() {
			this.subscription.cancel();
		}

	}

}
