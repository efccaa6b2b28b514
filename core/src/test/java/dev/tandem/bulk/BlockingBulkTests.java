package dev.tandem.bulk;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.tandem.bulk.BulkOutcome.Failure;
import dev.tandem.bulk.BulkOutcome.Success;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class BlockingBulkTests {

	private final AtomicInteger started = new AtomicInteger();

	private final AtomicInteger interrupted = new AtomicInteger();

	@AfterEach
	void noThreadIsLeft() {
		Awaitility.await()
			.untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
				.noneMatch((name) -> name.startsWith("tandem-bulk-")));
	}

	private static List<Integer> upTo(int count) {
		return IntStream.range(0, count).boxed().toList();
	}

	private int waitForever(int input) {
		this.started.incrementAndGet();
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			this.interrupted.incrementAndGet();
			throw new CancellationException("interrupted");
		}
		return input;
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await(30, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void callWhenSomeFailKeepsTheOrderOfTheInputs() {
		CyclicBarrier barrier = new CyclicBarrier(3);
		IllegalStateException broken = new IllegalStateException("broken");
		BulkResult<Integer, String> result = BlockingBulk.of(upTo(6)).concurrency(3).call((input) -> {
			meet(barrier);
			if (input == 4) {
				throw broken;
			}
			return "text " + input;
		});
		assertThat(result.outcomes()).hasSize(6)
			.startsWith(new Success<>(0, 0, "text 0"), new Success<>(1, 1, "text 1"))
			.endsWith(new Failure<>(4, 4, broken), new Success<>(5, 5, "text 5"));
	}

	@Test
	void callWhenManyUsesNoMoreThreadsThanItsConcurrency() {
		AtomicInteger now = new AtomicInteger();
		BulkResult<Integer, Integer> peaks = BlockingBulk.of(upTo(1000)).concurrency(4).call((input) -> {
			int peak = now.incrementAndGet();
			assertThat(Thread.currentThread().getName()).matches("tandem-bulk-[1-4]");
			now.decrementAndGet();
			return peak;
		});
		assertThat(peaks.orElseThrow()).hasSize(1000).allMatch((peak) -> peak <= 4);
	}

	@Test
	void callWhenNullIsReturnedSucceedsWithoutOutput() {
		BulkResult<Integer, String> result = BlockingBulk.of(upTo(1)).call((input) -> null);
		assertThat(result.outcomes()).containsExactly(new Success<>(0, 0, null));
	}

	@Test
	void runWhenNothingIsReturnedSucceedsWithoutOutput() {
		BulkResult<Integer, Void> result = BlockingBulk.of(upTo(2)).run((input) -> {
			if (input == 1) {
				throw new IllegalArgumentException("refused");
			}
		});
		assertThat(result.successes()).containsExactly(new Success<>(0, 0, null));
		assertThat(result.failures()).singleElement()
			.satisfies((failure) -> assertThat(failure.error()).hasMessage("refused"));
	}

	@Test
	void callWhenErrorIsThrownEndsAndInterruptsTheOthers() {
		assertThatThrownBy(() -> BlockingBulk.of(upTo(10)).concurrency(2).call((input) -> {
			if (input == 1) {
				Awaitility.await().until(() -> this.started.get() == 1);
				throw new StackOverflowError("too deep");
			}
			return waitForever(input);
		})).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
		Awaitility.await().until(() -> this.interrupted.get() == 1);
		assertThat(this.started).hasValue(1);
	}

	@Test
	void callWhenInterruptedInterruptsThoseInFlightAndStartsNoMore() {
		Thread caller = Thread.currentThread();
		Thread interrupter = new Thread(() -> {
			Awaitility.await().until(() -> this.started.get() == 3);
			caller.interrupt();
		});
		interrupter.start();
		assertThatThrownBy(() -> BlockingBulk.of(upTo(10)).concurrency(3).call(this::waitForever))
			.isInstanceOf(CancellationException.class)
			.hasCauseInstanceOf(InterruptedException.class);
		assertThat(Thread.interrupted()).isTrue();
		Awaitility.await().until(() -> this.interrupted.get() == 3);
		noThreadIsLeft();
		assertThat(this.started).hasValue(3);
	}

	@Test
	void streamWhenClosedInterruptsThoseInFlightAndStartsNoMore() {
		Function<Integer, Integer> call = (input) -> (input == 0) ? 0 : waitForever(input);
		try (Stream<BulkOutcome<Integer, Integer>> outcomes = BlockingBulk.of(upTo(10)).concurrency(2).stream(call)) {
			assertThat(outcomes.iterator().next()).isEqualTo(new Success<>(0, 0, 0));
			Awaitility.await().until(() -> this.started.get() == 2);
		}
		Awaitility.await().until(() -> this.interrupted.get() == 2);
		noThreadIsLeft();
		assertThat(this.started).hasValue(2);
	}

	@Test
	void streamWhenReadKeepsTheOrderOfTheInputs() {
		try (Stream<BulkOutcome<Integer, Integer>> outcomes = BlockingBulk.of(upTo(100)).stream((input) -> input)) {
			assertThat(outcomes).extracting(BulkOutcome::index).containsExactlyElementsOf(upTo(100));
		}
	}

	@Test
	void callWhenThreadMustNotBlockIsRefused() {
		List<Runnable> calls = List.of(() -> BlockingBulk.of(upTo(1)).call(this::waitForever),
				() -> BlockingBulk.of(upTo(1)).stream(this::waitForever).close());
		for (Runnable call : calls) {
			StepVerifier.create(Mono.fromRunnable(call).subscribeOn(Schedulers.parallel()))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalStateException.class)
					.hasMessageContaining("Use dev.tandem.bulk.Bulk here instead"))
				.verify();
		}
		assertThat(this.started).hasValue(0);
	}

}
