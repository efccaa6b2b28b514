package dev.tandem.config;

import dev.tandem.Internal;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The remote values in the {@code Environment}, which
 * {@code spring.config.import=tandem:} brings in. They are those of the import until the
 * watch is there, and then those that it holds. Sensitive values are left out: a hidden
 * value would pass for the real one.
 */
@Internal
public final class ConfigPropertySource extends EnumerablePropertySource<Object> implements OriginLookup<String> {

	/**
	 * Name of the source.
	 */
	public static final String NAME = "tandem";

	private final @Nullable ConfigSnapshot snapshot;

	private volatile ConfigStore store = new ConfigStore((change, old) -> {
	});

	private volatile Names names = new Names(-1, new String[0]);

	/**
	 * Create a source.
	 * @param snapshot the values at the start, {@code null} if they could not be had
	 */
	public ConfigPropertySource(@Nullable ConfigSnapshot snapshot) {
		super(NAME, new Object());
		this.snapshot = snapshot;
		if (snapshot != null) {
			this.store.reset(snapshot);
		}
	}

	/**
	 * Show what a watch holds. It starts with the values that were imported: what has
	 * changed since is a change.
	 * @param watch the watch, not yet started
	 */
	public void follow(ConfigWatch watch) {
		if (this.snapshot != null) {
			watch.begin(this.snapshot);
		}
		this.store = watch.store();
		this.names = new Names(-1, new String[0]);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		ConfigValue value = this.store.get(name);
		return (value != null && !value.sensitive()) ? value.text() : null;
	}

	/**
	 * Asked for with each look into the environment, so that only another set of names
	 * makes another array.
	 */
	@Override
	public String[] getPropertyNames() {
		Names held = this.names;
		long shape = this.store.shape();
		if (held.shape != shape) {
			held = new Names(shape, this.store.shown().toArray(String[]::new));
			this.names = held;
		}
		return held.names;
	}

	@Override
	public @Nullable Origin getOrigin(String name) {
		ConfigStore held = this.store;
		return (getProperty(name) != null) ? new RemoteOrigin(name, held.revision()) : null;
	}

	/**
	 * Names, and the shape of the values that they were taken from.
	 */
	private static final class Names {

		private final long shape;

		private final String[] names;

		Names(long shape, String[] names) {
			this.shape = shape;
			this.names = names;
		}

	}

	private record RemoteOrigin(String path, long revision) implements Origin {

		@Override
		public String toString() {
			return "remote configuration, field '%s' at revision %d".formatted(this.path, this.revision);
		}

	}

}
