package dev.tandem.autoconfigure;

import org.springframework.boot.context.config.ConfigDataResource;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The remote configuration, of which there is one: a second import of it brings nothing.
 */
final class ConfigImportResource extends ConfigDataResource {

	private final Binder binder;

	private final boolean optional;

	ConfigImportResource(Binder binder, boolean optional) {
		this.binder = binder;
		this.optional = optional;
	}

	/**
	 * Binds the properties that are there before the import.
	 */
	Binder binder() {
		return this.binder;
	}

	boolean mayBeMissing() {
		return this.optional;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ConfigImportResource;
	}

	@Override
	public int hashCode() {
		return ConfigImportResource.class.hashCode();
	}

	@Override
	public String toString() {
		return ConfigImportResolver.PREFIX;
	}

}
