package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import dev.tandem.config.ConfigWatchStateEvent.State;
import dev.tandem.testing.CuttingProxy;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One random history of a server, or of a cluster of which each member is a proxy, with
 * or without faults, and of a watch over it.
 */
final class SocketHistory {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<String> TEXTS = List.of("", "v1", "größe €😀", "[REDACTED]", "{\"x\":\"\\n\"}");

	private static final List<String> NUMBERS = List.of("0", "1", "-7", "9007199254740993");

	private static final List<String> GARBAGE = List.of("garbage\n", "{\"result\":", "[1]\n", "[", "{}\n", "\u0000\n",
			"{\"result\":{}}\n", "\"ü\"\n", "]\n", "null\n", "{\"result\":{\"change\":{}}}\n", "1e999999999\n", "\n\n",
			"{\"error\":{\"code\":8,\"message\":\"rate limit exceeded\"}}\n");

	private final long seed;

	private final Random random;

	private final boolean faults;

	private final RemoteServer server;

	private final List<CuttingProxy> members;

	private final Counting source;

	private final ConfigWatch watch;

	private final List<ConfigChangedEvent> events = new CopyOnWriteArrayList<>();

	private final Map<String, WatchedField<String>> fields = new HashMap<>();

	private final Map<String, List<WatchedField.Change<String>>> told = new HashMap<>();

	/**
	 * Numbers of the faults so far, for the message of a failure.
	 */
	private final List<Integer> steps = new ArrayList<>();

	private boolean lostRevisions;

	SocketHistory(long seed, boolean faults, RemoteServer server, List<CuttingProxy> members, ConfigSource source) {
		this.seed = seed;
		this.random = new Random(seed);
		this.faults = faults;
		this.server = server;
		this.members = members;
		this.source = new Counting(source);
		ConfigWatchSettings settings = new ConfigWatchSettings(ConfigWatchSettings.Startup.DEFAULTS,
				faults ? Duration.ofMillis(15) : Duration.ofHours(1),
				faults ? Duration.ofMillis(100) : Duration.ofHours(1), Duration.ofHours(2),
				new ConfigWatchSettings.Backoff(Duration.ofMillis(1), 2, Duration.ofMillis(4), 0.5), 100_000);
		this.watch = new ConfigWatch(this.source, settings, (event) -> {
			if (event instanceof ConfigChangedEvent change) {
				this.events.add(change);
			}
		});
	}

	void run() {
		try {
			for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
				write();
			}
			long first = this.server.revision();
			down(this.faults && this.random.nextInt(10) == 0);
			if (this.random.nextBoolean()) {
				watchFields();
			}
			this.watch.start();
			if (!this.faults) {
				await().until(this.server::isStreaming);
			}
			for (int i = 0; i < 2; i++) {
				for (int step = this.random.nextInt(12); step > 0; step--) {
					step();
					pause();
				}
				watchFields();
				settle();
			}
			if (!this.faults && this.server.isEveryWriteTold()) {
				List<String> writes = effectiveWrites(first);
				await().untilAsserted(
						() -> assertThat(this.events.stream().map((event) -> event.revision() + event.path()).toList())
							.containsExactlyInAnyOrderElementsOf(writes));
				assertThat(this.events)
					.isSortedAccordingTo((one, other) -> Long.compare(one.revision(), other.revision()));
			}
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError("The history of seed " + this.seed + " failed", ex);
		}
		finally {
			this.watch.destroy();
			down(false);
			this.members.forEach(CuttingProxy::cutNothing);
			cutAll(false);
		}
	}

	private CuttingProxy member() {
		return this.members.get(this.random.nextInt(this.members.size()));
	}

	private void kill(CuttingProxy member) {
		member.down(true);
		member.cutAll(this.random.nextBoolean());
	}

	private void down(boolean closing) {
		this.members.forEach((member) -> member.down(closing));
	}

	private void cutAll(boolean reset) {
		this.members.forEach((member) -> member.cutAll(reset));
	}

	private void watchFields() {
		for (String path : ConfigWatchSocketModelTests.PATHS) {
			this.fields.computeIfAbsent(path, (any) -> {
				WatchedField<String> field = this.watch.field(path, String.class, "default");
				List<WatchedField.Change<String>> changes = new CopyOnWriteArrayList<>();
				field.onChange((old, now) -> changes.add(new WatchedField.Change<>(old, now)));
				this.told.put(path, changes);
				return field;
			});
		}
	}

	private void pause() {
		if (this.random.nextBoolean()) {
			LockSupport.parkNanos(this.random.nextInt(4_000_000));
		}
	}

	private void step() {
		if (!this.faults || this.random.nextBoolean()) {
			write();
			return;
		}
		int fault = this.random.nextInt(14);
		this.steps.add(fault);
		switch (fault) {
			case 0 -> this.server.end();
			case 1 -> member().cutAll(this.random.nextBoolean());
			case 2, 3 ->
				member().cutNext(this.server.streamMarker(), this.random.nextInt(900), this.random.nextBoolean());
			case 4 -> member().cutNext("HTTP/1.1", this.random.nextInt(600), this.random.nextBoolean());
			case 5, 6 -> this.server.repeat(this.random);
			case 7 -> this.server.send(GARBAGE.get(this.random.nextInt(GARBAGE.size())));
			case 8 -> this.server.surprise(this.random);
			case 9 -> member().hush(this.server.streamMarker());
			case 10 -> this.server.forget();
			case 11 -> restoreUnseen();
			case 12 -> kill(member());
			default -> restart();
		}
	}

	/**
	 * Nothing that was said before the restart is believed after it: the watch has seen
	 * that the server is down.
	 */
	private void restart() {
		down(true);
		cutAll(this.random.nextBoolean());
		if (this.random.nextBoolean()) {
			int asked = this.source.loads.get();
			await().until(() -> this.source.lastFailed.get() > asked);
			this.lostRevisions = true;
			this.server.loseRevisions(this.random);
		}
		down(false);
	}

	/**
	 * The server goes back and on, and no connection shows it.
	 */
	private void restoreUnseen() {
		if (this.random.nextBoolean()) {
			this.members.forEach((member) -> member.hush(this.server.streamMarker()));
		}
		this.lostRevisions = true;
		this.server.loseRevisions(this.random);
		for (int i = this.random.nextInt(4); i > 0; i--) {
			write();
		}
	}

	private void write() {
		Map<String, @Nullable String> update = new LinkedHashMap<>();
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			String path = ConfigWatchSocketModelTests.PATHS
				.get(this.random.nextInt(ConfigWatchSocketModelTests.PATHS.size()));
			List<String> values = path.startsWith("n") ? NUMBERS : TEXTS;
			int value = this.random.nextInt(values.size() + 1);
			update.put(path, (value < values.size()) ? values.get(value) : null);
		}
		this.server.write(update);
	}

	private void settle() {
		down(false);
		this.server.behave();
		Map<String, String> expected = this.server.values(this.server.revision());
		await().untilAsserted(() -> verifyEnd(expected));
		verifyEvents();
		this.told.forEach((path, changes) -> {
			for (int i = 0; i < changes.size(); i++) {
				assertThat(changes.get(i).newValue()).isNotEqualTo(changes.get(i).oldValue());
				if (i > 0) {
					assertThat(changes.get(i).oldValue()).isEqualTo(changes.get(i - 1).newValue());
				}
			}
		});
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
	}

	private void verifyEnd(Map<String, String> expected) {
		assertThat(this.watch.values())
			.as("state %s, revision %d, last contact %s ago, server at revision %d after %s", this.watch.state(),
					this.watch.revision(), this.watch.age(), this.server.revision(), this.steps)
			.isEqualTo(expected);
		assertThat(this.watch.state()).isEqualTo(State.CONNECTED);
		this.fields.forEach((path, field) -> {
			String value = expected.getOrDefault(path, "default");
			assertThat(field.get()).as(path).isEqualTo(value);
			List<WatchedField.Change<String>> changes = this.told.get(path);
			if (changes != null && !changes.isEmpty()) {
				assertThat(changes.get(changes.size() - 1).newValue()).isEqualTo(value);
			}
		});
		Map<String, ConfigChangedEvent> last = new HashMap<>();
		this.events.forEach((event) -> last.put(event.path(), event));
		last.forEach((path, event) -> assertThat(event.newValue()).as(path).isEqualTo(expected.get(path)));
	}

	/**
	 * Each event goes on where the last of its field ended, is told once, and tells what
	 * the server had at its revision.
	 */
	private void verifyEvents() {
		Map<String, ConfigChangedEvent> last = new HashMap<>();
		Set<List<?>> seen = new HashSet<>();
		for (ConfigChangedEvent event : this.events) {
			assertThat(event.newValue()).as("%s", event).isNotEqualTo(event.oldValue());
			ConfigChangedEvent before = last.put(event.path(), event);
			if (before != null) {
				assertThat(event.oldValue()).as("%s after %s", event, before).isEqualTo(before.newValue());
			}
			if (!this.lostRevisions && !this.server.isGoneBack()) {
				assertThat(seen.add(List.of(event.path(), event.revision()))).as("%s", event).isTrue();
				assertThat(event.revision()).isGreaterThan((before != null) ? before.revision() : 0);
				assertThat(event.newValue()).as("%s", event)
					.isEqualTo(this.server.values(event.revision()).get(event.path()));
			}
		}
	}

	private List<String> effectiveWrites(long first) {
		List<String> effective = new ArrayList<>();
		for (long revision = first + 1; revision <= this.server.revision(); revision++) {
			Map<String, String> before = this.server.values(revision - 1);
			Map<String, String> after = this.server.values(revision);
			for (String path : ConfigWatchSocketModelTests.PATHS) {
				if (!Objects.equals(before.get(path), after.get(path))) {
					effective.add(revision + path);
				}
			}
		}
		return effective;
	}

	/**
	 * Knows which snapshot was the last that could not be had.
	 */
	private static final class Counting implements ConfigSource {

		private final ConfigSource source;

		private final AtomicInteger loads = new AtomicInteger();

		private final AtomicInteger lastFailed = new AtomicInteger();

		Counting(ConfigSource source) {
			this.source = source;
		}

		@Override
		public Mono<ConfigSnapshot> load() {
			int number = this.loads.incrementAndGet();
			return this.source.load().doOnError((failure) -> this.lastFailed.set(number));
		}

		@Override
		public Flux<List<ConfigChange>> changes(long revision) {
			return this.source.changes(revision);
		}

		@Override
		public Mono<Boolean> isCurrent(ConfigPosition position) {
			return this.source.isCurrent(position);
		}

	}

}
