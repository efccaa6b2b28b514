package dev.tandem.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The values held, with the revision that each came from: what has been seen changes
 * nothing, whatever order and however often it comes. One thread at a time writes; reads
 * take no lock.
 */
final class ConfigStore {

	private final ConcurrentNavigableMap<String, Held> fields = new ConcurrentSkipListMap<>();

	/**
	 * Told of each difference, with the value until then.
	 */
	private final BiConsumer<ConfigChange, @Nullable ConfigValue> differences;

	/**
	 * Revision of the last snapshot: every change up to it is already included.
	 */
	private long floor;

	private volatile long revision;

	private ConfigPosition position = new ConfigPosition(0, null);

	private final AtomicLong shape = new AtomicLong();

	private boolean changedSinceSnapshot;

	ConfigStore(BiConsumer<ConfigChange, @Nullable ConfigValue> differences) {
		this.differences = differences;
	}

	@Nullable ConfigValue get(String path) {
		Held held = this.fields.get(path);
		return (held != null) ? held.value : null;
	}

	/**
	 * Values below a path, by what follows it; below the empty path are all. Costs no
	 * more than there are.
	 */
	Map<String, String> values(String path) {
		return path.isEmpty() ? texts(this.fields, 0)
				: texts(this.fields.subMap(path + ".", path + (char) ('.' + 1)), path.length() + 1);
	}

	static boolean isBelow(String parent, String path) {
		return parent.isEmpty() || path.startsWith(parent + ".");
	}

	private static Map<String, String> texts(Map<String, Held> fields, int start) {
		Map<String, String> texts = new TreeMap<>();
		fields.forEach((path, held) -> {
			if (held.value != null) {
				texts.put(path.substring(start), held.value.text());
			}
		});
		return texts;
	}

	long revision() {
		return this.revision;
	}

	/**
	 * Another number whenever there are other paths with values that may be shown.
	 */
	long shape() {
		return this.shape.get();
	}

	/**
	 * Paths with values that may be shown, in order.
	 */
	List<String> shown() {
		return this.fields.entrySet()
			.stream()
			.filter((field) -> isShown(field.getValue().value))
			.map(Map.Entry::getKey)
			.toList();
	}

	private static boolean isShown(@Nullable ConfigValue value) {
		return value != null && !value.sensitive();
	}

	boolean isChangedSinceSnapshot() {
		return this.changedSinceSnapshot;
	}

	/**
	 * Position of the last snapshot.
	 */
	ConfigPosition position() {
		return this.position;
	}

	/**
	 * Take a change that a stream brings.
	 * @return whether it was ignored as seen before, although its value is not the one
	 * held
	 */
	boolean apply(ConfigChange change) {
		Held held = this.fields.get(change.path());
		if (change.revision() <= this.floor || (held != null && change.revision() <= held.revision)) {
			return !ConfigValue.same((held != null) ? held.value : null, change.value());
		}
		this.changedSinceSnapshot = true;
		this.revision = Math.max(this.revision, change.revision());
		put(change, held);
		return false;
	}

	/**
	 * Take a snapshot for the truth, even an older one: the server has lost what it had.
	 */
	void reset(ConfigSnapshot snapshot) {
		this.floor = 0;
		this.revision = snapshot.revision();
		compare(snapshot, Long.MAX_VALUE);
	}

	/**
	 * Take what is newer in a snapshot that was loaded while changes came in.
	 */
	void merge(ConfigSnapshot snapshot) {
		this.revision = Math.max(this.revision, snapshot.revision());
		compare(snapshot, snapshot.revision());
	}

	private void compare(ConfigSnapshot snapshot, long until) {
		if (snapshot.revision() < this.floor) {
			return;
		}
		Set<String> paths = new HashSet<>(this.fields.keySet());
		paths.addAll(snapshot.values().keySet());
		List<String> gone = new ArrayList<>();
		boolean newer = false;
		for (String path : paths) {
			Held held = this.fields.get(path);
			if (held == null || held.revision <= until) {
				ConfigValue value = snapshot.values().get(path);
				put(new ConfigChange(snapshot.revision(), path, value, null, null), held);
				if (value == null) {
					gone.add(path);
				}
			}
			else {
				newer = true;
			}
		}
		gone.forEach(this.fields::remove);
		this.floor = snapshot.revision();
		this.position = snapshot.position();
		this.changedSinceSnapshot = newer;
	}

	private void put(ConfigChange change, @Nullable Held held) {
		this.fields.put(change.path(), new Held(change.value(), change.revision()));
		ConfigValue old = (held != null) ? held.value : null;
		if (isShown(old) != isShown(change.value())) {
			this.shape.incrementAndGet();
		}
		if (!ConfigValue.same(old, change.value())) {
			this.differences.accept(change, old);
		}
	}

	/**
	 * A value and the revision that it came from. A field that was unset keeps its place
	 * until the next snapshot, so that an older change does not bring it back.
	 */
	private record Held(@Nullable ConfigValue value, long revision) {

	}

}
