package dev.tandem.autoconfigure;

import java.util.Set;

import dev.tandem.client.RunningClient;
import dev.tandem.settings.ClientSettings;

/**
 * A client of the application, and the properties that it runs with.
 */
final class AutoConfiguredApiClient {

	private final RunningClient running;

	private final Set<Class<?>> definitions;

	private volatile BoundClient bound;

	AutoConfiguredApiClient(RunningClient running, Set<Class<?>> definitions, BoundClient bound) {
		this.running = running;
		this.definitions = Set.copyOf(definitions);
		this.bound = bound;
	}

	RunningClient running() {
		return this.running;
	}

	ClientSettings settings() {
		return this.running.generation().settings();
	}

	Set<Class<?>> definitions() {
		return this.definitions;
	}

	/**
	 * The properties that its settings were made of.
	 */
	BoundClient bound() {
		return this.bound;
	}

	/**
	 * Whether it uses an SSL bundle, also one that a change has just brought.
	 */
	synchronized boolean usesBundle(String bundle) {
		return bundle.equals(this.bound.properties().ssl().bundle());
	}

	void bound(BoundClient accepted) {
		this.bound = accepted;
	}

}
