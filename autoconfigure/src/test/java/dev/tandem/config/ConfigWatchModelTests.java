package dev.tandem.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random histories of a server, with every fault that it can have, against a watch in
 * virtual time. Whatever happened, the values held are those of the server once it is
 * quiet, and the events tell how they came about. A failure names the seed of its
 * history: run it alone with {@code -Dtandem.config.model.seed=<seed>
 * -Dtandem.config.model.histories=1}.
 */
class ConfigWatchModelTests {

	private static final long SEED = Long.getLong("tandem.config.model.seed", System.nanoTime());

	private static final int HISTORIES = Integer.getInteger("tandem.config.model.histories", 2000);

	private static final List<String> PATHS = List.of("a", "b", "c.d", "c.e");

	/**
	 * Longer than any response that does not come, pause, check and comparison after each
	 * other.
	 */
	private static final Duration QUIET = Duration.ofMinutes(9);

	@Test
	void valuesAndEventsWhenServerMisbehavesFollowTheServer(TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		for (int i = 0; i < HISTORIES; i++) {
			new History(SEED + i, true).run();
		}
	}

	@Test
	void eventsWhenServerBehavesAreItsWrites(TestReporter reporter) {
		reporter.publishEntry("seed", Long.toString(SEED));
		for (int i = 0; i < HISTORIES / 4; i++) {
			new History(SEED + i, false).run();
		}
	}

	/**
	 * One random history.
	 */
	private static final class History {

		private final long seed;

		private final Random random;

		private final boolean faults;

		private final WatchHarness harness;

		private final ScriptedSource source;

		private final Map<String, WatchedField<String>> fields = new HashMap<>();

		private boolean restored;

		History(long seed, boolean faults) {
			this.seed = seed;
			this.random = new Random(seed);
			this.faults = faults;
			this.harness = new WatchHarness(WatchHarness.SETTINGS, this.random::nextDouble);
			this.source = this.harness.source();
		}

		void run() {
			try (this.harness) {
				for (int i = this.random.nextInt(4); i > 0; i--) {
					write();
				}
				long first = this.source.revision();
				this.source.down(this.faults && this.random.nextInt(10) == 0);
				boolean late = this.faults && this.random.nextInt(10) == 0;
				this.source.latency(this::latency);
				this.source.vague(this.faults && this.random.nextBoolean());
				if (!late) {
					watchFields();
				}
				this.harness.started();
				if (this.random.nextBoolean()) {
					this.harness.pass(Duration.ofSeconds(5));
				}
				watchFields();
				for (int i = 0; i < 3; i++) {
					for (int step = this.random.nextInt(15); step > 0; step--) {
						step();
						pass();
					}
					settle();
				}
				if (!this.faults) {
					verifyWrites(first);
				}
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("The history of seed " + this.seed + " failed", ex);
			}
		}

		private void watchFields() {
			for (String path : PATHS) {
				this.fields.computeIfAbsent(path, (any) -> this.harness.watch().field(path, String.class, "default"));
			}
		}

		private Duration latency() {
			return (this.faults && this.random.nextInt(3) == 0) ? Duration.ofMillis(this.random.nextInt(3000))
					: Duration.ZERO;
		}

		private void pass() {
			int kind = this.random.nextInt(10);
			if (kind < 4) {
				this.harness.pass(Duration.ZERO);
			}
			else if (kind < 9) {
				this.harness.pass(Duration.ofMillis(this.random.nextInt(2000)));
			}
			else {
				this.harness.pass(Duration.ofSeconds(this.random.nextInt(90)));
			}
		}

		private void step() {
			if (!this.faults || this.random.nextInt(2) == 0) {
				write();
				return;
			}
			switch (this.random.nextInt(14)) {
				case 0 -> this.source.cut(null);
				case 1 -> this.source.cut(new IllegalStateException("429 in mid-stream"));
				case 2 -> this.source.cut(new IllegalArgumentException("garbage"));
				case 3, 4 -> this.source.repeat(this.random.nextInt(8));
				case 5 -> this.source.rollback(this.random.nextInt((int) this.source.revision() + 1));
				case 6 -> this.source.write(update(), false);
				case 7 -> this.source.forget();
				case 8 -> this.source.down(this.random.nextBoolean());
				case 9 -> this.source.silent(this.random.nextBoolean());
				case 10 -> this.source.deaf(this.random.nextBoolean());
				case 11, 12 -> restoreUnseen();
				default -> {
					this.restored = true;
					this.source.restore(this.random.nextInt((int) this.source.revision() + 1));
				}
			}
		}

		/**
		 * Goes back and on, with writes of others among those that follow.
		 */
		private void restoreUnseen() {
			this.restored = true;
			this.source.goBackUnseen(this.random.nextInt((int) this.source.revision() + 1), this.random.nextBoolean());
			for (int i = this.random.nextInt(5); i > 0; i--) {
				this.source.write(this.random.nextBoolean() ? Map.of() : update(), true);
			}
		}

		private void write() {
			this.source.write(update(), true);
		}

		private Map<String, @Nullable String> update() {
			Map<String, @Nullable String> update = new HashMap<>();
			for (int i = this.random.nextInt(3); i >= 0; i--) {
				int value = this.random.nextInt(4);
				update.put(PATHS.get(this.random.nextInt(PATHS.size())), (value > 0) ? "v" + value : null);
			}
			return update;
		}

		private void settle() {
			this.source.down(false);
			this.source.silent(false);
			this.harness.pass(QUIET);
			Map<String, String> server = this.source.values();
			assertThat(this.harness.watch().values()).isEqualTo(server);
			assertThat(this.harness.watch().state()).isEqualTo(ConfigWatchStateEvent.State.CONNECTED);
			assertThat(this.harness.watch().revision()).isEqualTo(this.source.revision());
			this.fields.forEach(
					(path, field) -> assertThat(field.get()).as(path).isEqualTo(server.getOrDefault(path, "default")));
			verifyEvents(server);
		}

		/**
		 * Each event goes on where the last of its field ended, and the last ends at the
		 * server's value.
		 */
		private void verifyEvents(Map<String, String> server) {
			Map<String, ConfigChangedEvent> last = new HashMap<>();
			Set<List<?>> fieldsAndRevisions = new HashSet<>();
			long revision = 0;
			for (ConfigChangedEvent event : this.harness.changes()) {
				assertThat(event.newValue()).as("%s", event).isNotEqualTo(event.oldValue());
				ConfigChangedEvent before = last.put(event.path(), event);
				if (before != null) {
					assertThat(event.oldValue()).as("%s after %s", event, before).isEqualTo(before.newValue());
				}
				if (!this.restored) {
					assertThat(fieldsAndRevisions.add(List.of(event.path(), event.revision()))).as("%s", event)
						.isTrue();
					assertThat(event.revision()).isGreaterThanOrEqualTo((before != null) ? before.revision() : 0);
				}
				if (!this.faults) {
					assertThat(event.revision()).isGreaterThanOrEqualTo(revision);
					revision = event.revision();
				}
			}
			last.forEach((path, event) -> assertThat(event.newValue()).as("%s", event).isEqualTo(server.get(path)));
		}

		/**
		 * Without faults every write that changed something is told exactly once.
		 */
		private void verifyWrites(long first) {
			assertThat(this.harness.changes().stream().map((event) -> event.revision() + event.path()).toList())
				.isEqualTo(this.source.effectiveWrites(first));
			assertThat(this.harness.states()).containsExactly(ConfigWatchStateEvent.State.RECONNECTING,
					ConfigWatchStateEvent.State.CONNECTED);
		}

	}

}
