package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Shows properties of one source under the names of a client, so that Boot's binder
 * merges what a client, the defaults and Boot itself set, key by key.
 */
class ClientPropertySource implements ConfigurationPropertySource {

	private final ConfigurationPropertySource source;

	private final List<Renaming> renamings;

	/**
	 * Names in the source that are shown under another name, and so not under their own:
	 * a binder reads whatever is there, also what another source replaces.
	 */
	private final Set<ConfigurationPropertyName> moved;

	private ClientPropertySource(ConfigurationPropertySource source, List<Renaming> renamings) {
		this.source = source;
		this.renamings = renamings;
		this.moved = renamings.stream()
			.filter(Renaming::exact)
			.map(Renaming::original)
			.collect(Collectors.toUnmodifiableSet());
	}

	final boolean shows(ConfigurationPropertyName original, Renaming renaming) {
		return renaming.exact() || !this.moved.contains(original);
	}

	/**
	 * Show a source under other names.
	 * @param source the source
	 * @param renamings how names are read; nothing else of the source is seen
	 * @return the source under other names
	 */
	static ConfigurationPropertySource of(ConfigurationPropertySource source, List<Renaming> renamings) {
		return (source instanceof IterableConfigurationPropertySource iterable) ? new OfIterable(iterable, renamings)
				: new ClientPropertySource(source, renamings);
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		for (Renaming renaming : this.renamings) {
			ConfigurationPropertyName original = renaming.toSource(name);
			ConfigurationProperty property = (original != null && shows(original, renaming))
					? this.source.getConfigurationProperty(original) : null;
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		boolean unknown = false;
		for (Renaming renaming : this.renamings) {
			ConfigurationPropertyState state = containsDescendantOf(name, renaming);
			if (state == ConfigurationPropertyState.PRESENT) {
				return ConfigurationPropertyState.PRESENT;
			}
			unknown |= (state == ConfigurationPropertyState.UNKNOWN);
		}
		return unknown ? ConfigurationPropertyState.UNKNOWN : ConfigurationPropertyState.ABSENT;
	}

	private ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name, Renaming renaming) {
		if (name.isAncestorOf(renaming.shown())) {
			boolean present = this.source.getConfigurationProperty(renaming.original()) != null;
			if (present || renaming.exact()) {
				return present ? ConfigurationPropertyState.PRESENT : ConfigurationPropertyState.ABSENT;
			}
			return this.source.containsDescendantOf(renaming.original());
		}
		ConfigurationPropertyName original = renaming.exact() ? null : renaming.toSource(name);
		return (original != null) ? this.source.containsDescendantOf(original) : ConfigurationPropertyState.ABSENT;
	}

	@Override
	public @Nullable Object getUnderlyingSource() {
		return this.source.getUnderlyingSource();
	}

	/**
	 * One way to read a name.
	 *
	 * @param shown the name that is asked for
	 * @param original the name in the source
	 * @param exact whether only the name itself is read, not what is below it
	 */
	record Renaming(ConfigurationPropertyName shown, ConfigurationPropertyName original, boolean exact) {

		static Renaming tree(String shown, String original) {
			return new Renaming(ConfigurationPropertyName.of(shown), ConfigurationPropertyName.of(original), false);
		}

		static Renaming key(String shown, String original) {
			return new Renaming(ConfigurationPropertyName.of(shown), ConfigurationPropertyName.of(original), true);
		}

		@Nullable ConfigurationPropertyName toSource(ConfigurationPropertyName name) {
			return translate(name, this.shown, this.original);
		}

		@Nullable ConfigurationPropertyName toShown(ConfigurationPropertyName name) {
			return translate(name, this.original, this.shown);
		}

		private @Nullable ConfigurationPropertyName translate(ConfigurationPropertyName name,
				ConfigurationPropertyName from, ConfigurationPropertyName to) {
			if (name.equals(from)) {
				return to;
			}
			if (this.exact || !from.isAncestorOf(name)) {
				return null;
			}
			return to.append(PropertyNames.tail(name, from.getNumberOfElements()));
		}

	}

	/**
	 * A source whose names are known, as the binding of maps and lists needs.
	 */
	private static final class OfIterable extends ClientPropertySource implements IterableConfigurationPropertySource {

		private final IterableConfigurationPropertySource source;

		private final List<Renaming> renamings;

		private OfIterable(IterableConfigurationPropertySource source, List<Renaming> renamings) {
			super(source, renamings);
			this.source = source;
			this.renamings = renamings;
		}

		@Override
		public Stream<ConfigurationPropertyName> stream() {
			return this.source.stream()
				.flatMap((name) -> this.renamings.stream()
					.filter((renaming) -> shows(name, renaming))
					.map((renaming) -> renaming.toShown(name)))
				.filter(Objects::nonNull);
		}

		@Override
		public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
			return super.containsDescendantOf(name);
		}

	}

}
