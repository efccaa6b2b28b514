package dev.tandem.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the connection pools of a client, under the names that Reactor Netty gives
 * its own.
 */
public enum PoolMeterDocumentation implements MeterDocumentation {

	/**
	 * Open connections.
	 */
	TOTAL_CONNECTIONS("reactor.netty.connection.provider.total.connections", Meter.Type.GAUGE, null,
			"Open connections, active or idle"),

	/**
	 * Connections in use.
	 */
	ACTIVE_CONNECTIONS("reactor.netty.connection.provider.active.connections", Meter.Type.GAUGE, null,
			"Connections in use; with HTTP/2, those that are open"),

	/**
	 * Connections not in use.
	 */
	IDLE_CONNECTIONS("reactor.netty.connection.provider.idle.connections", Meter.Type.GAUGE, null,
			"Connections that are open and not in use"),

	/**
	 * Attempts that wait for a connection.
	 */
	PENDING_CONNECTIONS("reactor.netty.connection.provider.pending.connections", Meter.Type.GAUGE, null,
			"Attempts that wait for a connection"),

	/**
	 * Connections that may be open.
	 */
	MAX_CONNECTIONS("reactor.netty.connection.provider.max.connections", Meter.Type.GAUGE, null,
			"Connections that may be open, `pool.max-connections`"),

	/**
	 * Attempts that may wait.
	 */
	MAX_PENDING_CONNECTIONS("reactor.netty.connection.provider.max.pending.connections", Meter.Type.GAUGE, null,
			"Attempts that may wait for a connection, `pool.max-pending`"),

	/**
	 * HTTP/2 streams in use.
	 */
	ACTIVE_STREAMS("reactor.netty.connection.provider.active.streams", Meter.Type.GAUGE, null, "HTTP/2 streams in use"),

	/**
	 * Attempts that wait for a stream.
	 */
	PENDING_STREAMS("reactor.netty.connection.provider.pending.streams", Meter.Type.GAUGE, null,
			"Attempts that wait for an HTTP/2 stream");

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	PoolMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description) {
		this.name = name;
		this.type = type;
		this.baseUnit = baseUnit;
		this.description = description;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Meter.Type getType() {
		return this.type;
	}

	@Override
	public @Nullable String getBaseUnit() {
		return this.baseUnit;
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
