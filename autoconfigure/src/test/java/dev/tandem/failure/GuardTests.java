package dev.tandem.failure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.tandem.ErrorInCallException;
import dev.tandem.testing.MutedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

@Timeout(30)
class GuardTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final MutedLog quiet = MutedLog.of("reactor");

	@AfterEach
	void close() {
		this.quiet.close();
	}

	@SuppressWarnings("TypeParameterUnusedInFormals")
	private static <T> T boom() {
		throw new StackOverflowError("boom");
	}

	static Stream<Named<Function<Flux<Integer>, Flux<Integer>>>> sources() {
		return Stream.of(Named.of("element", (source) -> source.map((element) -> boom())),
				Named.of("subscription", (source) -> Flux.defer(GuardTests::boom)),
				Named.of("end", (source) -> source.concatWith(Flux.defer(GuardTests::boom))),
				Named.of("filter", (source) -> source.filter((element) -> boom())),
				Named.of("callback at subscription", (source) -> source.doOnSubscribe((subscription) -> boom())),
				Named.of("callback at the request", (source) -> source.doOnRequest((count) -> boom())),
				Named.of("callback at the end", (source) -> source.doOnComplete(GuardTests::boom)),
				Named.of("iterator", (source) -> Flux.fromIterable(() -> boom())),
				Named.of("mapped to many", (source) -> source.concatMap((element) -> boom())),
				Named.of("mapped failure",
						(source) -> source.concatWith(Flux.error(new IllegalStateException()))
							.onErrorMap((failure) -> boom())),
				Named.of("signal", (source) -> Flux.error(new StackOverflowError("boom"))));
	}

	@ParameterizedTest
	@MethodSource("sources")
	void guardWhenSourceThrowsFails(Function<Flux<Integer>, Flux<Integer>> source) {
		StepVerifier.create(Guard.flux(source.apply(Flux.range(1, 3))))
			.thenConsumeWhile((element) -> true)
			.verifyErrorMatches((failure) -> failure instanceof ErrorInCallException
					&& failure.getCause() instanceof StackOverflowError);
		StepVerifier.create(Guard.mono(source.apply(Flux.range(1, 3)).then())).verifyError(ErrorInCallException.class);
	}

	@ParameterizedTest
	@MethodSource("sources")
	void guardWhenThrownBetweenItAndTheNextLetsTheNextFail(Function<Flux<Integer>, Flux<Integer>> between) {
		AtomicBoolean cancelled = new AtomicBoolean();
		Flux<Integer> inner = Guard.flux(Flux.range(1, 3).concatWith(Flux.never()))
			.doOnCancel(() -> cancelled.set(true));
		Flux<Integer> zipped = Flux.zip(between.apply(inner.take(3)), Flux.range(1, 9), Integer::sum);
		StepVerifier.create(Guard.composed(zipped))
			.thenConsumeWhile((element) -> true)
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
	}

	/**
	 * A {@code zip} that is combining takes no failure of a part any more.
	 */
	@Test
	void composedWhenPartsAreCombinedAndThatThrowsFails() {
		Sinks.One<Integer> first = Sinks.one();
		Sinks.One<Integer> second = Sinks.one();
		StepVerifier
			.create(Guard
				.composed(Mono.zip(Guard.mono(first.asMono()), Guard.mono(second.asMono())).map((parts) -> boom())))
			.then(() -> first.tryEmitValue(1))
			.then(() -> second.tryEmitValue(2))
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
	}

	@Test
	void composedWhenItGoesOnInAnotherThreadFails() {
		StepVerifier
			.create(Guard.composed(
					Mono.just(1).delayElement(Duration.ofMillis(1), Schedulers.parallel()).map((element) -> boom())))
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
	}

	@Test
	void composedWhenCallerContinuesAfterErrorsLeavesThatToTheCaller() {
		List<Throwable> skipped = new ArrayList<>();
		StepVerifier.create(Guard.composed(Flux.range(1, 3).map((element) -> {
			if (element == 2) {
				throw new IllegalStateException("two");
			}
			return element;
		})).onErrorContinue((failure, element) -> skipped.add(failure)))
			.expectNext(1, 3)
			.expectComplete()
			.verify(LIMIT);
		assertThat(skipped).hasSize(1);
	}

	@Test
	void guardWhenCallerThrowsFails() {
		StepVerifier.create(Guard.mono(Mono.just(1)).map((element) -> boom()))
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
		StepVerifier.create(Guard.flux(Flux.range(1, 3)).map((element) -> boom()))
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
	}

	@Test
	void guardWhenExceptionIsThrownPassesItOn() {
		IllegalStateException failure = new IllegalStateException();
		StepVerifier.create(Guard.flux(Flux.range(1, 3).map((element) -> {
			throw failure;
		}))).verifyErrorSatisfies((thrown) -> assertThat(thrown).isSameAs(failure));
	}

	@Test
	void guardWhenSubscriberThrowsWithoutBeingReactorsEndsOnce() {
		AtomicInteger signals = new AtomicInteger();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		CoreSubscriber<Integer> subscriber = new CoreSubscriber<>() {

			@Override
			public void onSubscribe(Subscription subscription) {
				subscription.request(Long.MAX_VALUE);
			}

			@Override
			public void onNext(Integer element) {
				signals.incrementAndGet();
				throw new IllegalArgumentException();
			}

			@Override
			public void onError(Throwable thrown) {
				failure.set(thrown);
			}

			@Override
			public void onComplete() {
				signals.incrementAndGet();
			}

		};
		assertThatNoException().isThrownBy(() -> Guard.flux(Flux.range(1, 3)).subscribe(subscriber));
		assertThat(signals).hasValue(1);
		assertThat(failure.get()).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void guardWhenItFailsCancelsItsSourceAndDiscardsWhatComes() {
		TestPublisher<Integer> source = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
		List<Object> discarded = new ArrayList<>();
		StepVerifier.create(
				Guard.flux(source.flux()).<Integer>map((element) -> boom()).doOnDiscard(Integer.class, discarded::add))
			.then(() -> source.next(1))
			.expectError(ErrorInCallException.class)
			.verify(LIMIT);
		source.assertCancelled();
		source.next(2);
		assertThat(discarded).contains(2);
	}

	@Test
	void guardWhenCancellingThrowsIsCancelledAllTheSame() {
		Mono<Integer> call = Guard.mono(Mono.<Integer>never().doOnCancel(GuardTests::boom));
		StepVerifier.create(call.timeout(Duration.ofMillis(1), Mono.just(7)))
			.expectNext(7)
			.expectComplete()
			.verify(LIMIT);
	}

	/**
	 * A failure from the side, as from the thread of a connection, waits until the
	 * element before it is handed on.
	 */
	@Test
	void guardWhenFailureComesFromTheSideHandsOnOneSignalAtATime() throws Exception {
		AtomicReference<GuardedSubscriber<?>> guard = new AtomicReference<>();
		CountDownLatch inElement = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		List<String> signals = new ArrayList<>();
		CountDownLatch ended = new CountDownLatch(1);
		Flux<Integer> source = Flux.deferContextual((context) -> {
			guard.set(context.get(GuardedSubscriber.class));
			return Flux.just(1).concatWith(Flux.never());
		});
		Thread reader = new Thread(() -> Guard.flux(source).subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnNext(Integer element) {
				inElement.countDown();
				await(goOn);
				signals.add("element");
			}

			@Override
			protected void hookOnError(Throwable thrown) {
				signals.add("failure");
				ended.countDown();
			}

		}));
		reader.start();
		await(inElement);
		Objects.requireNonNull(guard.get()).fail(new LinkageError("side"));
		assertThat(signals).isEmpty();
		goOn.countDown();
		await(ended);
		reader.join();
		assertThat(signals).containsExactly("element", "failure");
	}

	/**
	 * As the deadline of a call that passes while a body is being subscribed to.
	 */
	@Test
	void subscriptionThatComesAfterAFailureIsCancelled() {
		List<String> signals = new ArrayList<>();
		GuardedSubscriber<Integer> guard = Guard.subscriber(new CoreSubscriber<Integer>() {

			@Override
			public void onSubscribe(Subscription subscription) {
				signals.add("subscription");
			}

			@Override
			public void onNext(Integer element) {
				signals.add("element");
			}

			@Override
			public void onError(Throwable failure) {
				signals.add("failure");
			}

			@Override
			public void onComplete() {
				signals.add("completion");
			}

		});
		guard.fail(new IllegalStateException("late"));
		Flux.range(1, 3).doOnCancel(() -> signals.add("cancelled")).subscribe(guard);
		assertThat(signals).containsExactly("subscription", "failure", "cancelled");
	}

	/**
	 * One after the other counts on the element to end the call when it is handed on.
	 */
	@Test
	void guardWhenFailuresComeTogetherDuringAnElementEndsOnce() throws Exception {
		ExecutorService sides = Executors.newFixedThreadPool(2);
		try {
			for (int i = 0; i < 1_000; i++) {
				AtomicReference<GuardedSubscriber<?>> guard = new AtomicReference<>();
				AtomicInteger failures = new AtomicInteger();
				Guard.flux(Flux.deferContextual((context) -> {
					guard.set(context.get(GuardedSubscriber.class));
					return Flux.just(1).concatWith(Flux.never());
				}))
					.subscribe((element) -> failTogether(Objects.requireNonNull(guard.get()), sides),
							(failure) -> failures.incrementAndGet());
				assertThat(failures).as("run %d", i).hasValue(1);
			}
		}
		finally {
			sides.shutdownNow();
		}
	}

	private static void failTogether(GuardedSubscriber<?> guard, ExecutorService sides) {
		AtomicInteger arrived = new AtomicInteger();
		Callable<Void> side = () -> {
			arrived.incrementAndGet();
			while (arrived.get() < 2) {
				Thread.onSpinWait();
			}
			guard.fail(new LinkageError("side"));
			return null;
		};
		try {
			sides.invokeAll(List.of(side, side));
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void guardWhenAllIsWellChangesNothing() {
		StepVerifier.create(Guard.flux(Flux.range(1, 1000)), 0)
			.thenRequest(10)
			.expectNextCount(10)
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(990)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier.create(Guard.mono(Mono.empty())).expectComplete().verify(LIMIT);
		StepVerifier.create(Guard.flux(Flux.just(1).publishOn(Schedulers.parallel()).repeat(100)).limitRate(3))
			.expectNextCount(101)
			.expectComplete()
			.verify(LIMIT);
	}

}
