package dev.tandem.benchmarks.peer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Observations that end in timers, as Boot wires them, for peers that have no context.
 */
public final class Metrics {

	private Metrics() {
	}

	/**
	 * Return observations that are recorded.
	 * @param meters registry of the timers
	 * @return the observations
	 */
	public static ObservationRegistry observations(MeterRegistry meters) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		return observations;
	}

}
