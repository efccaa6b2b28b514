package dev.tandem.metrics;

import dev.tandem.observation.DocumentedKeyName;

/**
 * Tags of the meters of a connection pool, those that Reactor Netty gives its own.
 */
public enum PoolKeyNames implements DocumentedKeyName {

	/**
	 * The client.
	 */
	NAME("name", "Name of the client."),

	/**
	 * Where the pool leads.
	 */
	REMOTE_ADDRESS("remote.address",
			"Host and port that the connections lead to: one for a client that calls nothing but its `base-url`."),

	/**
	 * Distinguishes pools to the same address.
	 */
	ID("id", "Distinguishes pools to the same address, as after a change of certificates. Sum over it.");

	private final String key;

	private final String description;

	PoolKeyNames(String key, String description) {
		this.key = key;
		this.description = description;
	}

	@Override
	public String asString() {
		return this.key;
	}

	@Override
	public String description() {
		return this.description;
	}

}
