package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A server of configuration in memory that misbehaves when told to.
 */
public final class ScriptedSource implements ConfigSource {

	private final Scheduler scheduler;

	private final Set<FluxSink<List<ConfigChange>>> streams = new LinkedHashSet<>();

	private final Set<FluxSink<List<ConfigChange>>> forgotten = new LinkedHashSet<>();

	private final List<ConfigChange> log = new ArrayList<>();

	private final Map<String, String> values = new HashMap<>();

	private final List<Map<String, String>> history = new ArrayList<>(List.of(Map.of()));

	private final List<Object> identities = new ArrayList<>(List.of(0L));

	private Supplier<Duration> latency = () -> Duration.ZERO;

	private boolean down;

	private boolean silent;

	private boolean deaf;

	private boolean vague;

	private long written;

	private int restarts;

	private int loads;

	private int checks;

	public ScriptedSource(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	@Override
	public Mono<ConfigSnapshot> load() {
		this.loads++;
		return answer(this::snapshot);
	}

	@Override
	public Mono<Boolean> isCurrent(ConfigPosition position) {
		this.checks++;
		return answer(() -> position().equals(position));
	}

	private ConfigPosition position() {
		return new ConfigPosition(revision(), String.valueOf(this.identities.get(this.identities.size() - 1)));
	}

	private <T> Mono<T> answer(Supplier<T> answer) {
		return Mono.defer(() -> {
			if (this.silent) {
				return Mono.never();
			}
			if (this.down) {
				return Mono.error(new IllegalStateException("down"));
			}
			T value = answer.get();
			Duration delay = this.latency.get();
			int restartsBefore = this.restarts;
			return delay.isZero() ? Mono.just(value)
					: Mono.just(value)
						.delayElement(delay, this.scheduler)
						.filter((any) -> this.restarts == restartsBefore)
						.switchIfEmpty(Mono.error(() -> new IllegalStateException("restarted")));
		});
	}

	@Override
	public Flux<List<ConfigChange>> changes(long revision) {
		return Flux.create((sink) -> open(sink, revision));
	}

	private synchronized void open(FluxSink<List<ConfigChange>> sink, long revision) {
		if (this.down) {
			sink.error(new IllegalStateException("down"));
			return;
		}
		if (!this.silent) {
			List.copyOf(this.log)
				.stream()
				.filter((change) -> change.revision() > revision)
				.map(List::of)
				.forEach(sink::next);
		}
		(this.silent || this.deaf ? this.forgotten : this.streams).add(sink);
		sink.onDispose(() -> close(sink));
	}

	private synchronized void close(FluxSink<List<ConfigChange>> sink) {
		this.streams.remove(sink);
		this.forgotten.remove(sink);
	}

	synchronized ConfigSnapshot snapshot() {
		Map<String, ConfigValue> snapshot = new HashMap<>();
		this.values.forEach((path, text) -> snapshot.put(path, ConfigValue.of(text)));
		return new ConfigSnapshot(position(), snapshot);
	}

	long revision() {
		return this.history.size() - 1L;
	}

	Map<String, String> values() {
		return this.values;
	}

	int loads() {
		return this.loads;
	}

	int checks() {
		return this.checks;
	}

	int streams() {
		return this.streams.size();
	}

	/**
	 * Respond later, but with what was there when it was asked.
	 */
	void latency(Supplier<Duration> delays) {
		this.latency = delays;
	}

	/**
	 * Identify revisions by their last change, which may be the same in another history.
	 */
	void vague(boolean lastChangeOnly) {
		this.vague = lastChangeOnly;
	}

	/**
	 * Refuse everything, or nothing any more.
	 */
	public void down(boolean refuse) {
		this.down = refuse;
	}

	/**
	 * Send no response to what is asked from now on, like a peer that is gone without a
	 * word.
	 */
	void silent(boolean silence) {
		this.silent = silence;
	}

	/**
	 * Stream nothing but the replay on streams that are opened from now on.
	 */
	void deaf(boolean noLiveEvents) {
		this.deaf = noLiveEvents;
	}

	public void write(String path, @Nullable String value) {
		Map<String, @Nullable String> one = new HashMap<>();
		one.put(path, value);
		write(one, true);
	}

	/**
	 * Write at one revision.
	 */
	synchronized void write(Map<String, @Nullable String> update, boolean streamed) {
		long revision = this.history.size();
		List<ConfigChange> changes = new ArrayList<>();
		update.forEach((path, value) -> {
			if (value != null) {
				this.values.put(path, value);
			}
			else {
				this.values.remove(path);
			}
			ConfigChange change = new ConfigChange(revision, path, (value != null) ? ConfigValue.of(value) : null,
					"admin", null);
			changes.add(change);
		});
		this.log.addAll(changes);
		if (streamed) {
			emit(changes);
		}
		this.history.add(Map.copyOf(this.values));
		this.identities.add(this.vague ? update : ++this.written);
	}

	/**
	 * Go back to what was at a revision, at a new one and without an event.
	 */
	void rollback(int revision) {
		Map<String, String> then = this.history.get(revision);
		Map<String, @Nullable String> update = new HashMap<>();
		this.values.keySet().forEach((path) -> update.put(path, then.get(path)));
		then.forEach(update::put);
		update.entrySet().removeIf((entry) -> Objects.equals(entry.getValue(), this.values.get(entry.getKey())));
		write(update, false);
	}

	/**
	 * Send again what was sent before, or send what nobody has asked for.
	 */
	void repeat(int index) {
		if (index < this.log.size()) {
			emit(List.of(this.log.get(index)));
		}
	}

	/**
	 * Restart with what was at a revision, as after a restore of a backup. No connection
	 * outlives that, since the number of a revision would mean something else.
	 */
	void restore(int revision) {
		goBack(revision);
		this.restarts++;
		this.streams.addAll(this.forgotten);
		this.forgotten.clear();
		cut(new IllegalStateException("restarted"));
	}

	/**
	 * Hold what was at a revision and nothing later, without a word on the streams.
	 */
	void goBack(int revision) {
		this.history.subList(revision + 1, this.history.size()).clear();
		this.identities.subList(revision + 1, this.identities.size()).clear();
		this.values.clear();
		this.values.putAll(this.history.get(revision));
		this.log.removeIf((change) -> change.revision() > revision);
	}

	/**
	 * Hold what was at a revision, as after a restore that no connection shows: the
	 * streams are silent from now on, or go on behind a proxy with what is written next.
	 */
	void goBackUnseen(int revision, boolean silently) {
		goBack(revision);
		if (silently) {
			forget();
		}
	}

	/**
	 * End all streams.
	 */
	void cut(@Nullable Throwable failure) {
		List.copyOf(this.streams).forEach((stream) -> {
			if (failure != null) {
				stream.error(failure);
			}
			else {
				stream.complete();
			}
		});
	}

	/**
	 * Forget all streams without a word.
	 */
	void forget() {
		this.forgotten.addAll(this.streams);
		this.streams.clear();
	}

	/**
	 * Revision and path of each write after a revision that made a difference.
	 */
	List<String> effectiveWrites(long revision) {
		Map<String, @Nullable String> state = new HashMap<>(this.history.get((int) revision));
		List<String> effective = new ArrayList<>();
		for (ConfigChange change : this.log) {
			ConfigValue value = change.value();
			String text = (value != null) ? value.text() : null;
			if (change.revision() > revision && !Objects.equals(state.put(change.path(), text), text)) {
				effective.add(change.revision() + change.path());
			}
		}
		return effective;
	}

	private void emit(List<ConfigChange> changes) {
		List.copyOf(this.streams).forEach((stream) -> stream.next(changes));
	}

}
