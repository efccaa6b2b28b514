package dev.tandem.observation;

import io.micrometer.core.instrument.LongTaskTimer;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of an observation while it runs.
 *
 * @param start when it started, on the clock of the meter registry, in nanoseconds
 * @param active counts it among those that run, {@code null} if nobody wants to know
 */
record RunningMeters(long start, LongTaskTimer.@Nullable Sample active) {

	/**
	 * A context that keeps what is measured of its observation.
	 */
	interface Context {

		@Nullable RunningMeters runningMeters();

		void runningMeters(RunningMeters running);

	}

}
