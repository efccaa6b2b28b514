package dev.tandem.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The current values and the fields that show them. All values of a change are replaced
 * at once, then the fields are updated without a lock, since classes of the application
 * convert their values, and then events are published: a listener sees the new value
 * everywhere. One thread at a time changes values; any thread may register fields.
 */
final class WatchedFields {

	private final ConfigStore store = new ConfigStore(this::changed);

	private final Map<String, List<Registration>> fields = new ConcurrentHashMap<>();

	private final List<Registration> bindings = new CopyOnWriteArrayList<>();

	private final List<ConfigFollower> followers = new CopyOnWriteArrayList<>();

	private final List<Difference> differences = new ArrayList<>();

	/**
	 * Counts the changes, so that what was read before one does not replace what was read
	 * after it.
	 */
	private final AtomicLong generation = new AtomicLong();

	private final Consumers consumers;

	private final Consumer<Object> publisher;

	private volatile boolean silent = true;

	WatchedFields(Consumers consumers, Consumer<Object> publisher) {
		this.consumers = consumers;
		this.publisher = publisher;
	}

	<T> WatchedField<T> field(String path, Class<T> type, T defaultValue) {
		WatchedField<T> field = new WatchedField<>(path, () -> {
			ConfigValue value = this.store.get(path);
			T read = (value != null) ? ConfigText.read(value.text(), type) : null;
			return (read != null) ? read : defaultValue;
		}, defaultValue, this.consumers);
		Registration registration = new Registration(field, type);
		this.fields.compute(path, (any, others) -> {
			List<Registration> all = (others != null) ? others : new CopyOnWriteArrayList<>();
			all.add(registration);
			return all;
		});
		field.onClose(() -> this.fields.computeIfPresent(path, (any, all) -> {
			all.remove(registration);
			return all.isEmpty() ? null : all;
		}));
		read(registration);
		return field;
	}

	<T> WatchedField<T> bind(String path, Class<T> type) {
		WatchedField<T> field = new WatchedField<>(path, () -> ConfigBinding.bind(this.store.values(path), type),
				ConfigBinding.bind(Map.of(), type), this.consumers);
		Registration registration = new Registration(field, type);
		this.bindings.add(registration);
		field.onClose(() -> this.bindings.remove(registration));
		read(registration);
		return field;
	}

	void follow(ConfigFollower follower) {
		this.followers.add(follower);
	}

	private void read(Registration registration) {
		List<Object> events = new ArrayList<>();
		refresh(registration, revision(), false, events);
		events.forEach(this.publisher);
	}

	ConfigStore store() {
		return this.store;
	}

	@Nullable ConfigValue get(String path) {
		return this.store.get(path);
	}

	Map<String, String> values() {
		return this.store.values("");
	}

	long revision() {
		return this.store.revision();
	}

	/**
	 * Paths of the fields and records that keep an earlier value because the one there
	 * cannot be read.
	 */
	List<String> unreadable() {
		return Stream
			.concat(all().filter(WatchedField::isFailing).map(WatchedField::path),
					this.followers.stream().flatMap(ConfigFollower::unreadable))
			.distinct()
			.sorted()
			.toList();
	}

	Stream<WatchedField<?>> all() {
		return Stream.concat(this.fields.values().stream().flatMap(List::stream), this.bindings.stream())
			.map(Registration::field);
	}

	synchronized boolean isChangedSinceSnapshot() {
		return this.store.isChangedSinceSnapshot();
	}

	synchronized ConfigPosition position() {
		return this.store.position();
	}

	/**
	 * From now on differences are changes.
	 */
	void speak() {
		this.silent = false;
	}

	void reset(ConfigSnapshot snapshot) {
		change((held) -> {
			held.reset(snapshot);
			return false;
		});
	}

	/**
	 * Take what is newer in a snapshot.
	 * @return whether anything was
	 */
	boolean merge(ConfigSnapshot snapshot) {
		long before = this.generation.get();
		change((held) -> {
			held.merge(snapshot);
			return false;
		});
		return this.generation.get() != before;
	}

	/**
	 * Take the changes of a revision that a stream brings.
	 * @return whether one was ignored as seen before, although its value is not the one
	 * held
	 */
	boolean apply(List<ConfigChange> changes) {
		return change((held) -> {
			boolean ignored = false;
			for (ConfigChange change : changes) {
				ignored |= held.apply(change);
			}
			return ignored;
		});
	}

	private boolean change(Predicate<ConfigStore> change) {
		List<Difference> found;
		boolean result;
		synchronized (this) {
			result = change.test(this.store);
			found = List.copyOf(this.differences);
			this.differences.clear();
		}
		if (!found.isEmpty()) {
			this.generation.incrementAndGet();
			show(found, !this.silent).forEach(this.publisher);
		}
		return result;
	}

	private void changed(ConfigChange change, @Nullable ConfigValue old) {
		this.differences.add(new Difference(change, old));
	}

	/**
	 * Have the fields show differences.
	 * @return the events
	 */
	private List<Object> show(List<Difference> found, boolean announced) {
		List<Object> events = new ArrayList<>();
		Set<String> paths = new LinkedHashSet<>();
		Set<Registration> outdated = new LinkedHashSet<>();
		for (Difference difference : found) {
			ConfigChange change = difference.change();
			paths.add(change.path());
			this.fields.getOrDefault(change.path(), List.of())
				.forEach((field) -> refresh(field, change.revision(), announced, events));
			for (Registration binding : this.bindings) {
				if (ConfigStore.isBelow(binding.field().path(), change.path())) {
					outdated.add(binding);
				}
			}
			if (announced) {
				events.add(ConfigChangedEvent.of(change, difference.old()));
			}
		}
		outdated.forEach((binding) -> refresh(binding, revision(), announced, events));
		this.followers.forEach((follower) -> events.addAll(follower.changed(paths, revision())));
		return events;
	}

	private void refresh(Registration registration, long at, boolean announced, List<Object> events) {
		WatchedField<?> field = registration.field();
		Throwable failure = field.refresh(this.generation.get(), announced);
		if (failure != null) {
			events.add(new ConfigConversionFailedEvent(field.path(), registration.type(), at, failure));
		}
	}

	private record Registration(WatchedField<?> field, Class<?> type) {

	}

	private record Difference(ConfigChange change, @Nullable ConfigValue old) {

	}

}
