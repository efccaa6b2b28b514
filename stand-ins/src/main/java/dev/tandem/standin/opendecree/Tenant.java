package dev.tandem.standin.opendecree;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A tenant: its fields, its versions, and those who watch. Its lock is the server's: what
 * a request does, it does alone.
 */
final class Tenant {

	static final String ID = "01900000-0000-7000-8000-00000000000a";

	private final String name;

	private final Map<String, Field> schema = new TreeMap<>();

	private final Map<String, List<String>> locks = new TreeMap<>();

	private final Map<String, String> descriptions = new TreeMap<>();

	private final List<Version> versions = new ArrayList<>();

	private final Map<String, NavigableMap<Long, @Nullable Value>> history = new TreeMap<>();

	private final List<Subscription> subscriptions = new ArrayList<>();

	private long written;

	Tenant(String name) {
		this.name = name;
	}

	boolean isNamed(String idOrName) {
		return idOrName.equals(ID) || idOrName.equals(this.name);
	}

	Map<String, Field> schema() {
		return this.schema;
	}

	/**
	 * Locked values by paths; none for all values.
	 */
	Map<String, List<String>> locks() {
		return this.locks;
	}

	/**
	 * Descriptions of the values by paths.
	 */
	Map<String, String> descriptions() {
		return this.descriptions;
	}

	String name() {
		return this.name;
	}

	/**
	 * All versions from the first on.
	 */
	List<Version> versions() {
		return this.versions;
	}

	List<Subscription> subscriptions() {
		return this.subscriptions;
	}

	long latest() {
		return this.versions.size();
	}

	Optional<Value> value(String path, long version) {
		return Optional.ofNullable(this.history.get(path))
			.map((values) -> values.floorEntry(version))
			.map(Map.Entry::getValue);
	}

	/**
	 * All fields that were written until a version, those that are null now included.
	 */
	SortedMap<String, Optional<Value>> values(long version) {
		SortedMap<String, Optional<Value>> values = new TreeMap<>();
		this.history.forEach((path, written) -> {
			if (written.firstKey() <= version) {
				values.put(path, value(path, version));
			}
		});
		return values;
	}

	/**
	 * Make a version and tell those who watch.
	 */
	Version write(Map<String, @Nullable Value> rows, String description, String by) {
		Map<String, Optional<Value>> before = new LinkedHashMap<>();
		rows.keySet().forEach((path) -> before.put(path, value(path, latest())));
		Version version = add(rows, description, by);
		rows.forEach((path, value) -> {
			Value old = Objects.requireNonNull(before.get(path)).orElse(null);
			List.copyOf(this.subscriptions)
				.forEach((subscription) -> subscription.live(version, field(path), old, value));
		});
		return version;
	}

	/**
	 * Make a version with the values of another. Nobody is told, as with the real one.
	 */
	Version rollback(long to, String description, String by) {
		Map<String, @Nullable Value> rows = new TreeMap<>();
		values(latest()).forEach((path, now) -> {
			Optional<Value> then = value(path, to);
			if (!then.equals(now)) {
				rows.put(path, then.orElse(null));
			}
		});
		return add(rows, description, by);
	}

	/**
	 * Tell of a version once more.
	 */
	void repeat(Version version) {
		version.rows()
			.forEach((path, value) -> List.copyOf(this.subscriptions)
				.forEach((subscription) -> subscription.live(version, field(path), null, value)));
	}

	/**
	 * Be again as of a version.
	 */
	void restore(long version) {
		this.versions.subList((int) version, this.versions.size()).clear();
		this.history.values().forEach((values) -> values.tailMap(version, false).clear());
		this.history.values().removeIf(Map::isEmpty);
	}

	private Version add(Map<String, @Nullable Value> rows, String description, String by) {
		String id = "01900000-0000-7000-8000-%012d".formatted(++this.written);
		Version version = new Version(id, latest() + 1, description, by, Instant.now().truncatedTo(ChronoUnit.MICROS),
				rows);
		this.versions.add(version);
		rows.forEach((path, value) -> this.history.computeIfAbsent(path, (added) -> new TreeMap<>())
			.put(version.number(), value));
		return version;
	}

	Field field(String path) {
		return Objects.requireNonNull(this.schema.get(path));
	}

}
