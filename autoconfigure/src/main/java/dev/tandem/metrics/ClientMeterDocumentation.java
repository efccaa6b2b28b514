package dev.tandem.metrics;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import org.jspecify.annotations.Nullable;

/**
 * Meters of a client.
 */
public enum ClientMeterDocumentation implements MeterDocumentation {

	/**
	 * Repeated attempts.
	 */
	RETRIES("tandem.retries", Meter.Type.COUNTER, null, "Retries and other repeated attempts"),

	/**
	 * What the retry budget holds.
	 */
	RETRY_BUDGET("tandem.retry.budget", Meter.Type.GAUGE, null,
			"Retries that the budget currently allows: at 0, failed calls are not retried"),

	/**
	 * Waits for a token.
	 */
	RATE_LIMIT_WAIT("tandem.rate.limit.wait", Meter.Type.TIMER, "seconds",
			"Wait of attempts for a token of the rate limit, 0 for those that did not wait; without rejected and cancelled ones"),

	/**
	 * Attempts that wait for a token.
	 */
	RATE_LIMIT_WAITING("tandem.rate.limit.waiting", Meter.Type.GAUGE, null,
			"Attempts that wait for a token of the rate limit"),

	/**
	 * What the rate limit allows.
	 */
	RATE_LIMIT_PERMITS("tandem.rate.limit.permits", Meter.Type.GAUGE, null,
			"Attempts that the rate limit allows per second"),

	/**
	 * Calls that run.
	 */
	CONCURRENCY_ACTIVE("tandem.concurrency.active", Meter.Type.GAUGE, null, "Calls that run"),

	/**
	 * Calls that wait for a permit.
	 */
	CONCURRENCY_WAITING("tandem.concurrency.waiting", Meter.Type.GAUGE, null, "Calls that wait for a permit"),

	/**
	 * Calls that may run.
	 */
	CONCURRENCY_MAX("tandem.concurrency.max", Meter.Type.GAUGE, null, "Maximum number of concurrent calls"),

	/**
	 * Waits for other calls.
	 */
	CONCURRENCY_WAIT("tandem.concurrency.wait", Meter.Type.TIMER, "seconds",
			"Wait of calls for a permit, 0 for those that did not wait; without rejected and cancelled ones"),

	/**
	 * State of the circuit.
	 */
	CIRCUIT_BREAKER_STATE("tandem.circuit.breaker.state", Meter.Type.GAUGE, null,
			"1 for the current state of the circuit, 0 for the others"),

	/**
	 * Deadline of calls.
	 */
	TIMEOUT_CALL("tandem.timeout.call", Meter.Type.GAUGE, "seconds",
			"Deadline of a call as a whole, unless the call or its operation has its own");

	private final String name;

	private final Meter.Type type;

	private final @Nullable String baseUnit;

	private final String description;

	ClientMeterDocumentation(String name, Meter.Type type, @Nullable String baseUnit, String description) {
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
		return switch (this) {
			case RETRIES ->
				new KeyName[] { ClientKeyNames.API_CLIENT, ClientKeyNames.API_OPERATION, ClientKeyNames.REASON };
			case CIRCUIT_BREAKER_STATE -> new KeyName[] { ClientKeyNames.API_CLIENT, ClientKeyNames.STATE };
			default -> new KeyName[] { ClientKeyNames.API_CLIENT };
		};
	}

	/**
	 * What is measured.
	 * @return a sentence
	 */
	public String description() {
		return this.description;
	}

}
