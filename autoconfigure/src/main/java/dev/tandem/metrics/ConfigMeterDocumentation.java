package dev.tandem.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Meters of the watch of the remote configuration.
 */
public enum ConfigMeterDocumentation implements MeterDocumentation {

	/**
	 * Revision held.
	 */
	REVISION("tandem.config.revision", Meter.Type.GAUGE, null, "Revision of the values held"),

	/**
	 * Whether the watch is connected.
	 */
	CONNECTED("tandem.config.connected", Meter.Type.GAUGE, null, "1 while the watch is connected, otherwise 0"),

	/**
	 * Time since the last contact.
	 */
	AGE("tandem.config.age", Meter.Type.GAUGE, "seconds",
			"Time since the source last responded; NaN before the first response"),

	/**
	 * Events lost.
	 */
	DROPPED("tandem.config.dropped", Meter.Type.COUNTER, null, "Events that slow consumers have lost");

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	ConfigMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description) {
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

	/**
	 * What is measured.
	 * @return a sentence
	 */
	public String description() {
		return this.description;
	}

}
