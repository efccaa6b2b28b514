package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.context.properties.bind.DefaultValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Consumers of changes that are slow, throw or come and go.
 */
@Timeout(60)
class ConfigConsumerTests {

	@Test
	void streamWhenDeadWithoutAWordIsOpenedAnewByTheCheck() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.source().forget();
			harness.source().write("a", "1");
			harness.pass(Duration.ofSeconds(31));
			assertThat(harness.watch().value("a")).contains("1");
			harness.source().write("a", "2");
			harness.pass(Duration.ZERO);
			assertThat(harness.watch().value("a")).contains("2");
			assertThat(harness.states()).hasSize(2);
		}
	}

	@Test
	void recordWhenEventIsToldHasTheChange() {
		List<Integer> seen = new ArrayList<>();
		List<WatchedField<Limits>> limits = new ArrayList<>();
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		ScriptedSource source = new ScriptedSource(time);
		ConfigWatch watch = new ConfigWatch(source, WatchHarness.SETTINGS, ConfigWatch.one((event) -> {
			if (event instanceof ConfigChangedEvent) {
				seen.add(limits.get(0).get().max());
			}
		}), time, Schedulers.immediate(), () -> 0);
		limits.add(watch.bind("limits", Limits.class));
		watch.begin();
		time.advanceTimeBy(Duration.ZERO);
		source.write("limits.max", "2");
		time.advanceTimeBy(Duration.ZERO);
		assertThat(seen).containsExactly(2);
		watch.destroy();
	}

	@Test
	void recordWhenValuesAreWrittenTogetherIsSwappedOnce() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Range> range = harness.watch().bind("range", Range.class);
			List<Range> seen = new ArrayList<>();
			range.onChange((old, now) -> seen.add(now));
			harness.source().write(Map.of("range.min", "5", "range.max", "9"), true);
			harness.pass(Duration.ZERO);
			assertThat(seen).containsExactly(new Range(5, 9));
			assertThat(harness.events(ConfigConversionFailedEvent.class)).isEmpty();
			assertThat(harness.changes()).hasSize(2);
		}
	}

	@Test
	void recordWhenBoundToNoPathHasAllFields() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Limits> limits = harness.watch().bind("", Limits.class);
			harness.source().write("max", "7");
			harness.pass(Duration.ZERO);
			assertThat(limits.get()).isEqualTo(new Limits(7));
		}
	}

	@Test
	void defaultWhenNullIsRefused() {
		try (WatchHarness harness = new WatchHarness()) {
			assertThatIllegalArgumentException().isThrownBy(() -> harness.watch().field("a", String.class, nothing()))
				.withMessageContaining("'a'");
		}
	}

	@SuppressWarnings("NullAway")
	private static String nothing() {
		return null;
	}

	@Test
	void typeWhenItsClassIsBrokenLeavesTheLastValue() {
		AtomicBoolean broken = new AtomicBoolean();
		WatchedField<Integer> field = new WatchedField<>("a", () -> {
			if (broken.get()) {
				throw new NoClassDefFoundError("gone");
			}
			return 2;
		}, 1, new Consumers(Schedulers.immediate(), 1, (lost) -> {
		}));
		assertThat(field.refresh(1, true)).isNull();
		broken.set(true);
		assertThat(field.refresh(2, true)).isInstanceOf(NoClassDefFoundError.class);
		assertThat(field.get()).isEqualTo(2);
	}

	@Test
	void listenerWhenItThrowsAnErrorIsCalledAgain() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Integer> field = harness.watch().field("a", Integer.class, 1);
			List<Integer> seen = new ArrayList<>();
			field.onChange((old, now) -> {
				seen.add(now);
				throw new StackOverflowError();
			});
			harness.source().write("a", "2");
			harness.source().write("a", "3");
			harness.pass(Duration.ZERO);
			assertThat(seen).containsExactly(2, 3);
		}
	}

	/**
	 * The same instance twice, as each comparison throws it.
	 */
	@Test
	void typeWhenItsEqualsThrowsCountsAsChangedAndTheWatchGoesOn() {
		IllegalStateException cyclic = new IllegalStateException("equals");
		cyclic.initCause(new IllegalStateException(cyclic));
		for (Throwable thrown : List.of(new IllegalStateException("equals"), cyclic, new AssertionError("equals"),
				new NoClassDefFoundError("equals"), new StackOverflowError("equals"))) {
			try (WatchHarness harness = new WatchHarness().started()) {
				WatchedField<Incomparable> field = harness.watch().bind("limits", Incomparable.class);
				WatchedField<Integer> other = harness.watch().field("other", Integer.class, 1);
				List<Integer> seen = new ArrayList<>();
				field.onChange((old, now) -> seen.add(now.max()));
				Incomparable.THROWN.set(thrown);
				harness.source().write("limits.max", "2");
				harness.source().write("limits.max", "3");
				harness.source().write("other", "4");
				harness.pass(Duration.ZERO);
				assertThat(seen).as("%s", thrown.getClass()).containsExactly(2, 3);
				assertThat(field.get().max()).isEqualTo(3);
				assertThat(other.get()).isEqualTo(4);
			}
			finally {
				Incomparable.THROWN.set(null);
			}
		}
	}

	@Test
	void eventsWhenTellingOfLostOnesFailsGoOn() {
		List<Object> told = new CopyOnWriteArrayList<>();
		CountDownLatch full = new CountDownLatch(1);
		CountDownLatch entered = new CountDownLatch(1);
		Scheduler threads = Consumers.threads();
		Mailbox<Integer> mailbox = new Mailbox<>("test", 2, threads, (element) -> {
			entered.countDown();
			await(full);
			told.add(element);
		}, (lost) -> {
			told.add("lost " + lost);
			throw new IllegalStateException("listener");
		});
		mailbox.offer(1);
		await(entered);
		IntStream.rangeClosed(2, 5).forEach(mailbox::offer);
		full.countDown();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 4);
		mailbox.offer(6);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 5);
		assertThat(told).containsExactly(1, "lost 2", 4, 5, 6);
		threads.dispose();
	}

	@Test
	void listenersWhenSomeNeverReturnHarmNoOther() {
		CountDownLatch released = new CountDownLatch(1);
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		List<Object> events = new CopyOnWriteArrayList<>();
		ConfigWatch watch = new ConfigWatch(source, WatchHarness.SETTINGS, events::add);
		try {
			watch.start();
			WatchedField<Integer> field = watch.field("a", Integer.class, 0);
			List<List<Integer>> seen = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				field.onChange((old, now) -> await(released));
				List<Integer> mine = new CopyOnWriteArrayList<>();
				seen.add(mine);
				field.changes().subscribe((change) -> mine.add(change.newValue()));
				field.onChange((old, now) -> mine.add(now));
			}
			for (int i = 1; i <= 20; i++) {
				source.write("a", Integer.toString(i));
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> seen.stream().allMatch((mine) -> mine.size() == 40)
						&& events.stream().filter(ConfigChangedEvent.class::isInstance).count() == 20);
		}
		finally {
			released.countDown();
			watch.destroy();
		}
	}

	/**
	 * More than there were threads once.
	 */
	@Test
	void listenersWhenTwentyBlockAreShownAndHarmNoOther() {
		CountDownLatch released = new CountDownLatch(1);
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		List<Object> seen = new CopyOnWriteArrayList<>();
		ConfigWatch watch = ConfigWatch.with(source, WatchHarness.SETTINGS, (event) -> {
			Map<Object, Runnable> calls = new LinkedHashMap<>();
			for (int i = 0; i < 20; i++) {
				calls.put("blocking" + i, () -> await(released));
			}
			calls.put("quick", () -> seen.add(event));
			return calls;
		});
		try {
			watch.start();
			WatchedField<Integer> field = watch.field("a", Integer.class, 0);
			for (int i = 0; i < 20; i++) {
				field.onChange((old, now) -> await(released));
			}
			for (int i = 1; i <= 3; i++) {
				source.write("a", Integer.toString(i));
			}
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> seen.stream().filter(ConfigChangedEvent.class::isInstance).count() == 3);
			assertThat(watch.listeners()).hasSize(41)
				.filteredOn((listener) -> listener.waiting() > 0 && listener.busy().toNanos() > 0)
				.hasSize(40)
				.extracting(ConfigListenerState::name)
				.contains("Listener to events blocking7", "Listener to a");
		}
		finally {
			released.countDown();
			watch.destroy();
		}
	}

	/**
	 * A value is read by a class of the application, which may wait for anything.
	 */
	@Test
	void conversionWhenItBlocksHoldsNoLock() {
		CountDownLatch released = new CountDownLatch(1);
		CountDownLatch entered = new CountDownLatch(1);
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		ConfigWatch watch = new ConfigWatch(source, WatchHarness.SETTINGS, (event) -> {
		});
		try {
			watch.start();
			Waiting.FIRST.set(() -> {
				entered.countDown();
				await(released);
			});
			WatchedField<Waiting> waiting = watch.bind("waiting", Waiting.class);
			source.write("waiting.max", "2");
			await(entered);
			assertThat(watch.field("waiting.max", Integer.class, 1).get()).isEqualTo(2);
			watch.stop();
			assertThat(waiting.get().max()).isEqualTo(1);
		}
		finally {
			Waiting.FIRST.set(() -> {
			});
			released.countDown();
			watch.destroy();
		}
	}

	@Test
	void fieldWhenClosedIsReleased() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Integer> field = harness.watch().field("a", Integer.class, 1);
			WatchedField<Limits> limits = harness.watch().bind("", Limits.class);
			List<Integer> seen = new ArrayList<>();
			field.onChange((old, now) -> seen.add(now));
			AtomicBoolean ended = new AtomicBoolean();
			field.changes().subscribe(null, null, () -> ended.set(true));
			field.close();
			field.close();
			limits.close();
			harness.source().write("a", "2");
			harness.source().write("max", "many");
			harness.pass(Duration.ZERO);
			assertThat(ended).isTrue();
			assertThat(seen).isEmpty();
			assertThat(field.get()).isEqualTo(1);
			assertThat(harness.watch().listeners()).hasSize(1);
			assertThat(harness.events(ConfigConversionFailedEvent.class)).isEmpty();
		}
	}

	/**
	 * As with {@code @ConfigurationProperties}: the elements would move, and none says
	 * whether that is meant.
	 */
	@Test
	void recordWhenItsListHasAGapKeepsTheLastAndSaysSo() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Hosts> hosts = harness.watch().bind("", Hosts.class);
			harness.source().write(Map.of("hosts[0]", "a", "hosts[1]", "b"), true);
			harness.pass(Duration.ZERO);
			harness.source().write("hosts[0]", null);
			harness.pass(Duration.ZERO);
			assertThat(hosts.get().hosts()).containsExactly("a", "b");
			assertThat(harness.watch().unreadable()).containsExactly("");
			assertThat(harness.events(ConfigConversionFailedEvent.class)).last()
				.satisfies((event) -> assertThat(event.cause().getCause()).hasMessageContaining("hosts[1]"));
			harness.source().write("hosts[0]", "c");
			harness.pass(Duration.ZERO);
			assertThat(hosts.get().hosts()).containsExactly("c", "b");
			assertThat(harness.watch().unreadable()).isEmpty();
		}
	}

	/**
	 * Whoever registers while changes come in has the last value in the end, and a chain
	 * of changes that leads to it.
	 */
	@RepeatedTest(10)
	void fieldWhenRegisteredWhileChangesComeInMissesNone() throws Exception {
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		ConfigWatch watch = new ConfigWatch(source, WatchHarness.SETTINGS, (event) -> {
		});
		CountDownLatch go = new CountDownLatch(1);
		try {
			watch.start();
			List<WatchedField<Integer>> fields = new CopyOnWriteArrayList<>();
			List<Disposable> listeners = new CopyOnWriteArrayList<>();
			List<List<WatchedField.Change<Integer>>> chains = new CopyOnWriteArrayList<>();
			List<Thread> threads = IntStream.range(0, 4).mapToObj((i) -> new Thread(() -> {
				await(go);
				for (int turn = 0; turn < 25; turn++) {
					WatchedField<Integer> field = watch.field("a", Integer.class, 0);
					List<WatchedField.Change<Integer>> chain = new CopyOnWriteArrayList<>();
					listeners.add(field.onChange((old, now) -> chain.add(new WatchedField.Change<>(old, now))));
					fields.add(field);
					chains.add(chain);
				}
			})).toList();
			threads.forEach(Thread::start);
			go.countDown();
			for (int i = 1; i <= 300; i++) {
				source.write("a", Integer.toString(i));
			}
			for (Thread thread : threads) {
				thread.join();
			}
			source.write("a", "301");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> fields.stream().allMatch((field) -> field.get() == 301) && chains.stream()
					.allMatch((chain) -> !chain.isEmpty() && chain.get(chain.size() - 1).newValue() == 301));
			chains.forEach((chain) -> {
				for (int i = 1; i < chain.size(); i++) {
					assertThat(chain.get(i).oldValue()).isEqualTo(chain.get(i - 1).newValue());
				}
			});
			listeners.forEach(Disposable::dispose);
		}
		finally {
			watch.destroy();
		}
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

	record Hosts(@DefaultValue List<String> hosts) {

	}

	/**
	 * Limits that wait once they are not the default.
	 *
	 * @param max the maximum
	 */
	record Waiting(@DefaultValue("1") int max) {

		static final AtomicReference<Runnable> FIRST = new AtomicReference<>(() -> {
		});

		Waiting {
			if (max > 1) {
				Objects.requireNonNull(FIRST.get()).run();
			}
		}

	}

	/**
	 * A range that refuses to be upside down.
	 *
	 * @param min the least
	 * @param max the greatest
	 */
	record Range(@DefaultValue("1") int min, @DefaultValue("2") int max) {

		Range {
			if (min > max) {
				throw new IllegalArgumentException("upside down");
			}
		}

	}

	record Limits(@DefaultValue("1") int max) {

	}

	/**
	 * Limits that cannot be compared.
	 *
	 * @param max the maximum
	 */
	record Incomparable(@DefaultValue("1") int max) {

		static final AtomicReference<@Nullable Throwable> THROWN = new AtomicReference<>();

		@Override
		public boolean equals(@Nullable Object other) {
			Throwable thrown = THROWN.get();
			if (thrown instanceof Error error) {
				throw error;
			}
			if (thrown instanceof RuntimeException failure) {
				throw failure;
			}
			return other instanceof Incomparable limits && limits.max == this.max;
		}

		@Override
		public int hashCode() {
			return this.max;
		}

	}

}
