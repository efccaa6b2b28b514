package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.ConfigWatchStateEvent.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DefaultValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ConfigWatch}.
 */
@Timeout(60)
class ConfigWatchTests {

	@Test
	void firstSnapshotWhenLoadedMakesNoChange() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("payments.fee", "0.5");
			WatchedField<Double> fee = harness.watch().field("payments.fee", Double.class, 0.01);
			assertThat(fee.get()).isEqualTo(0.01);
			harness.started();
			assertThat(fee.get()).isEqualTo(0.5);
			assertThat(harness.changes()).isEmpty();
			assertThat(harness.states()).containsExactly(State.RECONNECTING, State.CONNECTED);
		}
	}

	@Test
	void changeWhenStreamedIsTold() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.source().write("payments.fee", "0.5");
			harness.source().write("payments.fee", null);
			harness.pass(Duration.ZERO);
			assertThat(harness.changes()).containsExactly(
					new ConfigChangedEvent("payments.fee", null, "0.5", 1, "admin", null, false),
					new ConfigChangedEvent("payments.fee", "0.5", null, 2, "admin", null, false));
			assertThat(harness.watch().value("payments.fee")).isEmpty();
		}
	}

	@Test
	void changeWhenValueIsTheSameIsNotTold() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.source().write("a", "1");
			harness.source().write("a", "1");
			harness.pass(Duration.ZERO);
			assertThat(harness.changes()).hasSize(1);
		}
	}

	@Test
	void rollbackWhenNotStreamedIsFoundByTheCheck() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("a", "1");
			harness.source().write("a", "2");
			harness.started();
			harness.source().rollback(1);
			harness.pass(Duration.ofSeconds(29));
			assertThat(harness.changes()).isEmpty();
			harness.pass(Duration.ofSeconds(2));
			assertThat(harness.changes()).containsExactly(new ConfigChangedEvent("a", "2", "1", 3, null, null, false));
		}
	}

	@Test
	void rollbackWhenFollowedByWriteIsFoundByTheCheck() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("a", "1");
			harness.source().write("a", "2");
			harness.started();
			harness.source().rollback(1);
			harness.source().write("b", "1");
			harness.pass(Duration.ofSeconds(31));
			assertThat(harness.watch().values()).isEqualTo(Map.of("a", "1", "b", "1"));
		}
	}

	@Test
	void checkWhenNothingIsNewLoadsNothingUntilAComparisonIsDue() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.pass(Duration.ofSeconds(119));
			assertThat(harness.source().loads()).isEqualTo(1);
			assertThat(harness.source().checks()).isEqualTo(3);
			harness.pass(Duration.ofSeconds(1));
			assertThat(harness.source().loads()).isEqualTo(2);
			assertThat(harness.source().checks()).isEqualTo(3);
		}
	}

	@Test
	void streamWhenItEndsInOrderIsOpenedAgainAfterPauses() {
		try (WatchHarness harness = new WatchHarness().started()) {
			for (int i = 0; i < 3; i++) {
				harness.source().cut(null);
				harness.pass(Duration.ofMillis(499));
				assertThat(harness.source().streams()).isZero();
				harness.pass(Duration.ofMillis((long) (500 * Math.pow(2, i)) - 499));
				assertThat(harness.source().streams()).isEqualTo(1);
			}
			assertThat(harness.source().loads()).isEqualTo(4);
		}
	}

	@Test
	void stateWhenServerIsGoneBecomesStaleAndRecovers() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("a", "1");
			harness.started();
			harness.source().down(true);
			harness.source().cut(null);
			harness.pass(Duration.ofMinutes(3));
			assertThat(harness.watch().state()).isEqualTo(State.STALE);
			assertThat(harness.watch().value("a")).contains("1");
			harness.source().down(false);
			harness.pass(Duration.ofMinutes(1));
			assertThat(harness.states()).containsExactly(State.RECONNECTING, State.CONNECTED, State.RECONNECTING,
					State.STALE, State.CONNECTED);
		}
	}

	@Test
	void peerWhenDeadWithoutAWordIsNoticed() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.source().forget();
			harness.source().silent(true);
			harness.pass(Duration.ofSeconds(121));
			assertThat(harness.watch().state()).isEqualTo(State.STALE);
		}
	}

	@Test
	void serverWhenItWentBackWithoutAWordIsFollowed() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("a", "1");
			harness.source().write("a", "2");
			harness.started();
			harness.source().goBack(1);
			harness.pass(Duration.ofSeconds(31));
			assertThat(harness.watch().revision()).isEqualTo(1);
			assertThat(harness.changes()).containsExactly(new ConfigChangedEvent("a", "2", "1", 1, null, null, false));
			assertThat(harness.states()).containsExactly(State.RECONNECTING, State.CONNECTED, State.RECONNECTING,
					State.CONNECTED);
		}
	}

	@Test
	void fieldWhenRegisteredLateHasTheValue() {
		try (WatchHarness harness = new WatchHarness().started()) {
			harness.source().write("a", "2");
			harness.pass(Duration.ZERO);
			WatchedField<Integer> field = harness.watch().field("a", Integer.class, 1);
			assertThat(field.get()).isEqualTo(2);
			List<String> seen = new ArrayList<>();
			Disposable listener = field.onChange((old, now) -> seen.add(old + " to " + now));
			harness.source().write("a", "3");
			harness.source().write("a", null);
			harness.pass(Duration.ZERO);
			listener.dispose();
			harness.source().write("a", "4");
			harness.pass(Duration.ZERO);
			assertThat(seen).containsExactly("2 to 3", "3 to 1");
		}
	}

	@Test
	void fieldWhenValueCannotBeReadKeepsTheLast() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Integer> field = harness.watch().field("a", Integer.class, 1);
			harness.source().write("a", "2");
			harness.source().write("a", "secret");
			harness.pass(Duration.ZERO);
			assertThat(field.get()).isEqualTo(2);
			assertThat(harness.events(ConfigConversionFailedEvent.class)).singleElement().satisfies((event) -> {
				assertThat(event).isEqualTo(new ConfigConversionFailedEvent("a", Integer.class, 2, event.cause()));
				assertThat(event.cause()).isInstanceOf(BindException.class);
				assertThat(event.toString()).doesNotContain("secret");
			});
			harness.source().write("a", "3");
			harness.pass(Duration.ZERO);
			assertThat(field.get()).isEqualTo(3);
		}
	}

	@Test
	void recordWhenBoundIsSwappedAsAWhole() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("payments.max-retries", "2");
			harness.source().write("paymentsother", "x");
			WatchedField<Payments> payments = harness.watch().bind("payments", Payments.class);
			assertThat(payments.get()).isEqualTo(new Payments(3, Duration.ofSeconds(1)));
			harness.started();
			assertThat(payments.get()).isEqualTo(new Payments(2, Duration.ofSeconds(1)));
			List<Payments> seen = new ArrayList<>();
			payments.onChange((old, now) -> seen.add(now));
			harness.source().write("payments.maxWait", "1m30.5s");
			harness.source().write("payments.max-retries", "many");
			harness.source().write("paymentsother", "y");
			harness.source().write("payments.max-retries", "4");
			harness.pass(Duration.ZERO);
			assertThat(seen).containsExactly(new Payments(2, Duration.ofMillis(90_500)),
					new Payments(4, Duration.ofMillis(90_500)));
			assertThat(harness.events(ConfigConversionFailedEvent.class)).singleElement().satisfies((event) -> {
				assertThat(event)
					.isEqualTo(new ConfigConversionFailedEvent("payments", Payments.class, 4, event.cause()));
				assertThat(event.cause()).isInstanceOfSatisfying(BindException.class,
						(cause) -> assertThat(Objects.requireNonNull(cause.getProperty()).getName())
							.hasToString("root.max-retries"));
			});
		}
	}

	@Test
	void recordWhenManyFieldsAreFoundChangedIsSwappedOnce() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Payments> payments = harness.watch().bind("payments", Payments.class);
			List<Payments> seen = new ArrayList<>();
			payments.onChange((old, now) -> seen.add(now));
			harness.source().write(Map.of("payments.max-retries", "5", "payments.max-wait", "2s"), false);
			harness.pass(Duration.ofSeconds(31));
			assertThat(seen).containsExactly(new Payments(5, Duration.ofSeconds(2)));
		}
	}

	@Test
	void listenerWhenItThrowsHarmsNoOther() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Integer> field = harness.watch().field("a", Integer.class, 1);
			List<Integer> seen = new ArrayList<>();
			field.onChange((old, now) -> {
				throw new IllegalStateException("listener");
			});
			field.onChange((old, now) -> seen.add(now));
			harness.source().write("a", "2");
			harness.source().write("a", "3");
			harness.pass(Duration.ZERO);
			assertThat(seen).containsExactly(2, 3);
		}
	}

	@Test
	void changesWhenSubscribedAreThoseFromThenOn() {
		try (WatchHarness harness = new WatchHarness().started()) {
			WatchedField<Boolean> field = harness.watch().field("a", Boolean.class, false);
			harness.source().write("a", "true");
			harness.pass(Duration.ZERO);
			List<WatchedField.Change<Boolean>> seen = new ArrayList<>();
			Disposable subscription = field.changes().subscribe(seen::add);
			harness.source().write("a", "false");
			harness.pass(Duration.ZERO);
			subscription.dispose();
			assertThat(seen).containsExactly(new WatchedField.Change<>(true, false));
		}
	}

	@Test
	void consumerWhenSlowMissesTheOldestAndIsTold() throws Exception {
		ConfigWatchSettings settings = new ConfigWatchSettings(ConfigWatchSettings.Startup.FAIL, Duration.ofDays(1),
				Duration.ofDays(1), Duration.ofDays(2), WatchHarness.SETTINGS.backoff(), 4);
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		CountDownLatch lost = new CountDownLatch(1);
		CountDownLatch last = new CountDownLatch(1);
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch released = new CountDownLatch(1);
		List<Integer> seen = new ArrayList<>();
		ConfigWatch watch = new ConfigWatch(source, settings, (event) -> {
			if (event instanceof ConfigWatchStateEvent state && state.dropped() >= 5) {
				lost.countDown();
			}
		});
		try {
			watch.start();
			WatchedField<Integer> field = watch.field("a", Integer.class, 0);
			field.onChange((old, now) -> {
				entered.countDown();
				await(released);
				seen.add(now);
				if (now == 10) {
					last.countDown();
				}
			});
			source.write("a", "1");
			await(entered);
			for (int i = 2; i <= 10; i++) {
				source.write("a", Integer.toString(i));
			}
			source.write("end", "1");
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> watch.value("end").isPresent());
			released.countDown();
			await(last);
			await(lost);
			assertThat(seen).containsExactly(1, 7, 8, 9, 10);
			assertThat(watch.dropped()).isGreaterThanOrEqualTo(5);
		}
		finally {
			watch.destroy();
		}
	}

	@Test
	void startWhenSourceIsDownFails() {
		ConfigWatch watch = new ConfigWatch(failing(), settings(ConfigWatchSettings.Startup.FAIL), (event) -> {
		});
		try {
			assertThatExceptionOfType(ConfigWatchStartException.class).isThrownBy(watch::start)
				.withMessage("The remote configuration cannot be loaded: no response");
			assertThat(watch.isRunning()).isFalse();
		}
		finally {
			watch.destroy();
		}
	}

	@Test
	void startWhenSourceIsDownAndDefaultsMayDoSucceeds() {
		ConfigWatch watch = new ConfigWatch(failing(), settings(ConfigWatchSettings.Startup.DEFAULTS), (event) -> {
		});
		try {
			watch.start();
			assertThat(watch.field("a", Integer.class, 7).get()).isEqualTo(7);
			assertThat(watch.state()).isEqualTo(State.RECONNECTING);
		}
		finally {
			watch.destroy();
		}
	}

	@Test
	void snapshotWhenFirstCameLateIsTold() {
		try (WatchHarness harness = new WatchHarness()) {
			harness.source().write("a", "1");
			harness.source().down(true);
			harness.started();
			harness.source().down(false);
			harness.pass(Duration.ofSeconds(1));
			assertThat(harness.changes()).containsExactly(new ConfigChangedEvent("a", null, "1", 1, null, null, false));
		}
	}

	@Test
	void sensitiveValueWhenItsChecksumDiffersIsAChange() {
		assertThat(ConfigValue.same(new ConfigValue("[REDACTED]", "1", true), new ConfigValue("[REDACTED]", "2", true)))
			.isFalse();
		assertThat(ConfigValue.same(new ConfigValue("[REDACTED]", "1", true), new ConfigValue("[REDACTED]", "1", true)))
			.isTrue();
		assertThat(ConfigValue.same(ConfigValue.of("1"), new ConfigValue("1", "any", false))).isTrue();
		assertThat(ConfigValue.same(null, ConfigValue.of(""))).isFalse();
		assertThat(ConfigValue.same(null, null)).isTrue();
	}

	private static ConfigWatchSettings settings(ConfigWatchSettings.Startup startup) {
		return new ConfigWatchSettings(startup, Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(2),
				WatchHarness.SETTINGS.backoff(), 16);
	}

	private static ConfigSource failing() {
		return new ConfigSource() {

			@Override
			public Mono<ConfigSnapshot> load() {
				return Mono.error(new IllegalStateException("no response"));
			}

			@Override
			public Flux<List<ConfigChange>> changes(long revision) {
				return Flux.never();
			}

			@Override
			public Mono<Boolean> isCurrent(ConfigPosition position) {
				return Mono.just(true);
			}

		};
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

	record Payments(@DefaultValue("3") int maxRetries, @DefaultValue("1s") Duration maxWait) {

	}

}
