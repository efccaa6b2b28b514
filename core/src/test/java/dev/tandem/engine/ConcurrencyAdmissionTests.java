package dev.tandem.engine;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.tandem.ApiRejectedException;
import dev.tandem.resilience.ConcurrencyLimit;
import dev.tandem.twin.Heads;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyAdmissionTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final Sinks.Empty<Void> running = Sinks.empty();

	@Test
	void callWhenPlaceIsFreeRunsAtOnceInItsThread() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
		Thread thread = engine(limit)
			.around(TestCalls.call(), Mono.fromSupplier(Thread::currentThread).doOnNext((t) -> {
				assertThat(limit.inUse()).isEqualTo(1);
			}))
			.block(LIMIT);
		assertThat(thread).isSameAs(Thread.currentThread());
		assertThat(limit.inUse()).isZero();
	}

	@Test
	void callWhenItReportsItsEndHasReleasedItsPermit() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
		TestEngine engine = engine(limit);
		StepVerifier
			.create(engine.around(TestCalls.call(), Mono.just(1))
				.flatMap((value) -> engine.around(TestCalls.call(), Mono.just(2))))
			.expectNext(2)
			.expectComplete()
			.verify(LIMIT);
		StepVerifier
			.create(engine.around(TestCalls.call(), Flux.just(1, 2))
				.doOnComplete(() -> assertThat(limit.inUse()).isZero()))
			.expectNext(1, 2)
			.expectComplete()
			.verify(LIMIT);
		assertThat(limit.inUse()).isZero();
	}

	@Test
	void callWhenItFailsOrIsCancelledReleasesItsPermit() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
		TestEngine engine = engine(limit);
		StepVerifier.create(engine.around(TestCalls.call(), Mono.error(new IllegalStateException())))
			.expectError(IllegalStateException.class)
			.verify(LIMIT);
		assertThat(limit.inUse()).isZero();
		Disposable call = engine.around(TestCalls.call(), Flux.never()).subscribe();
		assertThat(limit.inUse()).isEqualTo(1);
		call.dispose();
		assertThat(limit.inUse()).isZero();
	}

	@Test
	void callWhenWaitingIsCancelledGivesUpItsPlaceInTheQueue() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 1);
		TestEngine engine = engine(limit);
		engine.around(TestCalls.call(), this.running.asMono()).subscribe();
		Disposable waiting = engine.around(TestCalls.call(), Mono.just(1)).subscribe();
		assertThat(limit.waiting()).isEqualTo(1);
		waiting.dispose();
		assertThat(limit.waiting()).isZero();
		this.running.tryEmitEmpty();
		assertThat(limit.inUse()).isZero();
	}

	@Test
	void callWhenQueueIsFullIsRejected() {
		TestEngine engine = engine(new ConcurrencyLimit(2, 1));
		for (int i = 0; i < 3; i++) {
			engine.around(TestCalls.call(), Mono.never()).subscribe();
		}
		StepVerifier.create(engine.around(TestCalls.call(), Mono.just(1)))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(ApiRejectedException.class, (rejected) -> {
						assertThat(rejected.reason()).isEqualTo(ApiRejectedException.Reason.TOO_MANY_CALLS);
						assertThat(rejected.attempts()).isZero();
					})
						.hasMessageContainingAll("2 calls are in flight and 1 wait",
								"tandem.clients.notes.concurrency.max-calls",
								"tandem.clients.notes.concurrency.max-waiting"))
			.verify(LIMIT);
	}

	@Test
	void headAndBodyWhenBodyIsUnreadHoldPlaceUntilItEnds() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
		TestEngine engine = engine(limit);
		Flux<Integer> body = engine.aroundHeadAndBody(TestCalls.call(), Mono.just(ResponseEntity.ok(Flux.just(1, 2))))
			.flatMapMany((head) -> {
				assertThat(limit.inUse()).isEqualTo(1);
				return Heads.body(head);
			});
		StepVerifier.create(body.doOnComplete(() -> assertThat(limit.inUse()).isZero()))
			.expectNext(1, 2)
			.expectComplete()
			.verify(LIMIT);
	}

	@Test
	void headAndBodyWhenHeadIsLostToCancelReleasePermit() {
		ConcurrencyLimit limit = new ConcurrencyLimit(1, 0);
		Mono<ResponseEntity<Flux<Integer>>> call = engine(limit).aroundHeadAndBody(TestCalls.call(),
				Mono.just(ResponseEntity.ok(Flux.just(1))));
		AtomicReference<Subscription> subscription = new AtomicReference<>();
		call.doOnSubscribe(subscription::set).subscribe();
		assertThat(limit.inUse()).isEqualTo(1);
		Objects.requireNonNull(subscription.get()).cancel();
		assertThat(limit.inUse()).isZero();
	}

	/**
	 * With one call at a time, each begins at the end of the one before.
	 */
	@Test
	void tenThousandCallsWhenWaitingHoldNoThreadAndRunInOrder() {
		int calls = 10_000;
		ConcurrencyLimit limit = new ConcurrencyLimit(1, calls);
		TestEngine engine = engine(limit);
		engine.around(TestCalls.call(), this.running.asMono()).subscribe();
		Mono.delay(Duration.ZERO).block(LIMIT);
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		List<Integer> order = new ArrayList<>();
		Mono<Void> all = Flux
			.merge(Flux.range(0, calls)
				.map((number) -> engine.around(TestCalls.call(), Mono.fromRunnable(() -> order.add(number)))), calls)
			.then();
		StepVerifier.create(all).expectSubscription().then(() -> {
			assertThat(limit.waiting()).isEqualTo(calls);
			assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(threads + 20);
			this.running.tryEmitEmpty();
		}).expectComplete().verify(LIMIT);
		assertThat(order).isEqualTo(IntStream.range(0, calls).boxed().toList());
		assertThat(limit.waiting() + limit.inUse()).isZero();
	}

	/**
	 * Calls that end, fail and are cancelled while they wait, at the moment they get a
	 * permit and while they run.
	 */
	@Test
	void placesWhenCallsRaceAreAllGivenBackAndNeverTooMany() throws Exception {
		int max = 4;
		ConcurrencyLimit limit = new ConcurrencyLimit(max, 64);
		TestEngine engine = engine(limit);
		AtomicInteger now = new AtomicInteger();
		ConcurrentLinkedQueue<Integer> tooMany = new ConcurrentLinkedQueue<>();
		Mono<Integer> exchange = Mono.defer(() -> {
			int running = now.incrementAndGet();
			if (running > max) {
				tooMany.add(running);
			}
			ThreadLocalRandom random = ThreadLocalRandom.current();
			Mono<Integer> end = (random.nextInt(4) == 0) ? Mono.error(new IllegalStateException()) : Mono.just(1);
			return (random.nextBoolean() ? end : Mono.delay(Duration.ofNanos(random.nextInt(200_000))).then(end));
		}).doOnTerminate(now::decrementAndGet).doOnCancel(now::decrementAndGet);
		List<Thread> threads = IntStream.range(0, 8)
			.mapToObj((number) -> new Thread(() -> race(engine, exchange)))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join(LIMIT.toMillis());
			assertThat(thread.isAlive()).isFalse();
		}
		Awaitility.await().atMost(LIMIT).untilAsserted(() -> assertThat(limit.inUse() + limit.waiting()).isZero());
		assertThat(tooMany).isEmpty();
	}

	private static void race(TestEngine engine, Mono<Integer> exchange) {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		for (int i = 0; i < 2000; i++) {
			Mono<Integer> call = random.nextBoolean() ? engine.around(TestCalls.call(), exchange)
					: engine.around(TestCalls.call(), exchange.flux()).next();
			Disposable running = call.onErrorComplete().subscribe();
			if (random.nextInt(3) > 0) {
				for (int spin = random.nextInt(500); spin > 0; spin--) {
					Thread.onSpinWait();
				}
				running.dispose();
			}
		}
	}

	private static TestEngine engine(ConcurrencyLimit limit) {
		return new TestEngine(new ConcurrencyAdmission(limit, TestCalls.UNHEARD));
	}

}
