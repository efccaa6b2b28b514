package dev.tandem.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The values held and the fields that show them. Both change as one; events go out after
 * that, so that who hears of a change sees it everywhere.
 */
final class WatchedFields {

	private final ConfigStore store = new ConfigStore(this::changed);

	private final Map<String, List<Registration>> fields = new ConcurrentHashMap<>();

	private final List<Registration> bindings = new CopyOnWriteArrayList<>();

	private final Set<Registration> outdated = new LinkedHashSet<>();

	private final List<Object> pending = new ArrayList<>();

	private final Consumers consumers;

	private final Consumer<Object> publisher;

	private boolean silent = true;

	private boolean different;

	WatchedFields(Consumers consumers, Consumer<Object> publisher) {
		this.consumers = consumers;
		this.publisher = publisher;
	}

	<T> WatchedField<T> field(String path, Class<T> type, T defaultValue) {
		WatchedField<T> field = new WatchedField<>(path, () -> {
			ConfigValue value = this.store.get(path);
			return (value != null) ? ConfigText.read(value.text(), type) : defaultValue;
		}, defaultValue, this.consumers);
		register(new Registration(field, type),
				this.fields.computeIfAbsent(path, (any) -> new CopyOnWriteArrayList<>()));
		return field;
	}

	<T> WatchedField<T> bind(String path, Class<T> type) {
		WatchedField<T> field = new WatchedField<>(path, () -> ConfigBinding.bind(this.store.values(path), type),
				ConfigBinding.bind(Map.of(), type), this.consumers);
		register(new Registration(field, type), this.bindings);
		return field;
	}

	private synchronized void register(Registration registration, List<Registration> registrations) {
		registrations.add(registration);
		tellOfFailure(registration, registration.field().set(), revision());
		publish();
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

	synchronized boolean isChangedSinceSnapshot() {
		return this.store.isChangedSinceSnapshot();
	}

	synchronized ConfigPosition position() {
		return this.store.position();
	}

	/**
	 * From now on differences are changes.
	 */
	synchronized void speak() {
		this.silent = false;
	}

	void reset(ConfigSnapshot snapshot) {
		change(() -> this.store.reset(snapshot));
	}

	/**
	 * Take what is newer in a snapshot.
	 * @return whether anything was
	 */
	boolean merge(ConfigSnapshot snapshot) {
		return change(() -> this.store.merge(snapshot));
	}

	/**
	 * Take a change that a stream brings.
	 * @return whether it was ignored as seen before, although its value is not the one
	 * held
	 */
	boolean apply(ConfigChange change) {
		boolean[] ignored = new boolean[1];
		change(() -> ignored[0] = this.store.apply(change));
		return ignored[0];
	}

	private synchronized boolean change(Runnable change) {
		this.different = false;
		change.run();
		this.outdated.forEach((binding) -> refresh(binding, revision()));
		this.outdated.clear();
		publish();
		return this.different;
	}

	private void changed(ConfigChange change, @Nullable ConfigValue old) {
		this.different = true;
		this.fields.getOrDefault(change.path(), List.of()).forEach((field) -> refresh(field, change.revision()));
		for (Registration binding : this.bindings) {
			if (ConfigStore.isBelow(binding.field().path(), change.path())) {
				this.outdated.add(binding);
			}
		}
		if (!this.silent) {
			this.pending.add(ConfigChangedEvent.of(change, old));
		}
	}

	private void refresh(Registration registration, long at) {
		WatchedField<?> field = registration.field();
		tellOfFailure(registration, this.silent ? field.set() : field.change(), at);
	}

	private void tellOfFailure(Registration registration, boolean read, long at) {
		if (!read) {
			this.pending.add(new ConfigConversionFailedEvent(registration.field().path(), registration.type(), at));
		}
	}

	private void publish() {
		this.pending.forEach(this.publisher);
		this.pending.clear();
	}

	private record Registration(WatchedField<?> field, Class<?> type) {

	}

}
