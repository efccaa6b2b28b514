package dev.tandem.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;

/**
 * Meters of the connection pools of a client, under the names that Reactor Netty gives
 * its own.
 */
public enum PoolMeterDocumentation implements MeterDocumentation {

	/**
	 * Open connections.
	 */
	TOTAL_CONNECTIONS("total.connections", "Open connections, active or idle"),

	/**
	 * Connections in use.
	 */
	ACTIVE_CONNECTIONS("active.connections", "Connections in use; with HTTP/2, those that are open"),

	/**
	 * Connections not in use.
	 */
	IDLE_CONNECTIONS("idle.connections", "Connections that are open and not in use"),

	/**
	 * Attempts that wait for a connection.
	 */
	PENDING_CONNECTIONS("pending.connections", "Attempts that wait for a connection"),

	/**
	 * Connections that may be open.
	 */
	MAX_CONNECTIONS("max.connections", "Connections that may be open, `pool.max-connections`"),

	/**
	 * Attempts that may wait.
	 */
	MAX_PENDING_CONNECTIONS("max.pending.connections", "Attempts that may wait for a connection, `pool.max-pending`"),

	/**
	 * HTTP/2 streams in use.
	 */
	ACTIVE_STREAMS("active.streams", "HTTP/2 streams in use"),

	/**
	 * Attempts that wait for a stream.
	 */
	PENDING_STREAMS("pending.streams", "Attempts that wait for an HTTP/2 stream");

	private static final String PREFIX = "reactor.netty.connection.provider.";

	private final String name;

	private final String description;

	PoolMeterDocumentation(String name, String description) {
		this.name = name;
		this.description = description;
	}

	@Override
	public String getName() {
		return PREFIX + this.name;
	}

	@Override
	public Meter.Type getType() {
		return Meter.Type.GAUGE;
	}

	@Override
	public KeyName[] getKeyNames() {
		return PoolKeyNames.values();
	}

	/**
	 * What is measured.
	 * @return a sentence
	 */
	public String description() {
		return this.description;
	}

}
