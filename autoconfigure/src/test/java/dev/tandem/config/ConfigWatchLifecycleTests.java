package dev.tandem.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.tandem.config.ConfigWatchStateEvent.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starts and stops of {@link ConfigWatch} at all times.
 */
@Timeout(60)
class ConfigWatchLifecycleTests {

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final Loading source = new Loading();

	private final ConfigWatch watch = new ConfigWatch(this.source,
			new ConfigWatchSettings(ConfigWatchSettings.Startup.FAIL, Duration.ofDays(1), Duration.ofDays(1),
					Duration.ofDays(2),
					new ConfigWatchSettings.Backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 0), 1000),
			this.events::add);

	@Test
	void startWhenStoppedMeanwhileFails() throws Exception {
		CompletableFuture<Void> start = CompletableFuture.runAsync(this.watch::start);
		this.source.loading.await();
		this.watch.stop();
		assertThat(start).failsWithin(Duration.ofSeconds(30))
			.withThrowableThat()
			.withCauseInstanceOf(ConfigWatchStartException.class);
		this.source.answer(new ConfigSnapshot(1, Map.of("a", ConfigValue.of("late"))));
		assertThat(this.watch.values()).isEmpty();
		assertThat(this.watch.isRunning()).isFalse();
		this.watch.destroy();
	}

	@Test
	void startWhenTwiceLoadsOnce() throws Exception {
		CompletableFuture<Void> one = CompletableFuture.runAsync(this.watch::start);
		CompletableFuture<Void> two = CompletableFuture.runAsync(this.watch::start);
		this.source.loading.await();
		this.source.answer(new ConfigSnapshot(1, Map.of("a", ConfigValue.of("1"))));
		one.get(30, TimeUnit.SECONDS);
		two.get(30, TimeUnit.SECONDS);
		this.watch.start();
		assertThat(this.source.loads).hasSize(1);
		assertThat(this.watch.value("a")).contains("1");
		stopAndDrain();
		assertThat(states()).containsExactly(State.RECONNECTING, State.CONNECTED, State.STOPPED);
	}

	@Test
	void startWhenAgainTellsWhatHasChangedMeanwhile() throws Exception {
		this.source.answer(new ConfigSnapshot(1, Map.of("a", ConfigValue.of("1"))));
		this.watch.start();
		this.watch.stop();
		this.watch.stop();
		assertThat(this.watch.value("a")).contains("1");
		this.source.answer(new ConfigSnapshot(2, Map.of("a", ConfigValue.of("2"))));
		this.watch.start();
		stopAndDrain();
		assertThat(this.events).filteredOn(ConfigChangedEvent.class::isInstance)
			.containsExactly(new ConfigChangedEvent("a", "1", "2", 2, null, null, false));
		assertThat(states()).containsExactly(State.RECONNECTING, State.CONNECTED, State.STOPPED, State.RECONNECTING,
				State.CONNECTED, State.STOPPED);
	}

	@Test
	void startWhenDestroyedFailsRatherThanHangs() {
		this.watch.destroy();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(this.watch::start);
	}

	/**
	 * Starts and stops race each other and the responses.
	 */
	@RepeatedTest(20)
	void watchWhenStartedAndStoppedAtOnceEndsStopped() throws Exception {
		this.source.unbounded = true;
		CountDownLatch go = new CountDownLatch(1);
		List<CompletableFuture<Void>> racers = IntStream.range(0, 8).mapToObj((i) -> CompletableFuture.runAsync(() -> {
			await(go);
			for (int turn = 0; turn < 20; turn++) {
				if (i % 2 == 0) {
					this.watch.stop();
				}
				else {
					startOrBeStopped();
				}
			}
		}, Schedulers.boundedElastic()::schedule)).toList();
		go.countDown();
		for (CompletableFuture<Void> racer : racers) {
			racer.get(30, TimeUnit.SECONDS);
		}
		stopAndDrain();
		assertThat(this.watch.state()).isEqualTo(State.STOPPED);
		assertThat(states()).endsWith(State.STOPPED);
		assertThat(this.source.streams).hasValue(0);
	}

	private void startOrBeStopped() {
		try {
			this.watch.start();
		}
		catch (ConfigWatchStartException ex) {
			assertThat(ex).hasRootCauseInstanceOf(CancellationException.class);
		}
	}

	private List<State> states() {
		return this.events.stream()
			.filter(ConfigWatchStateEvent.class::isInstance)
			.map((event) -> ((ConfigWatchStateEvent) event).state())
			.toList();
	}

	private void stopAndDrain() {
		CountDownLatch drained = new CountDownLatch(1);
		this.watch.stop(drained::countDown);
		await(drained);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.source.streams.get() == 0);
		this.watch.destroy();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Answers snapshots when the test has them.
	 */
	private static final class Loading implements ConfigSource {

		private final CountDownLatch loading = new CountDownLatch(1);

		private final List<Object> loads = new CopyOnWriteArrayList<>();

		private final AtomicInteger streams = new AtomicInteger();

		private volatile Sinks.One<ConfigSnapshot> answer = Sinks.one();

		private volatile boolean unbounded;

		void answer(ConfigSnapshot snapshot) {
			if (this.answer.tryEmitValue(snapshot).isFailure()) {
				this.answer = Sinks.one();
				this.answer.tryEmitValue(snapshot);
			}
		}

		@Override
		public Mono<ConfigSnapshot> load() {
			this.loads.add("load");
			this.loading.countDown();
			return this.unbounded ? Mono.just(new ConfigSnapshot(1, Map.of())) : this.answer.asMono();
		}

		@Override
		public Flux<List<ConfigChange>> changes(long revision) {
			return Flux.<List<ConfigChange>>never()
				.doOnSubscribe((subscription) -> this.streams.incrementAndGet())
				.doFinally((signal) -> this.streams.decrementAndGet());
		}

		@Override
		public Mono<Boolean> isCurrent(ConfigPosition position) {
			return Mono.just(true);
		}

	}

}
