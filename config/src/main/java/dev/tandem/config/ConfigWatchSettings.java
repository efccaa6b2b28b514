package dev.tandem.config;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Settings of a watch.
 *
 * @param startup what to do when the first snapshot cannot be loaded
 * @param checkInterval time between checks whether the values are still the server's
 * @param compareInterval time after which a check loads and compares all values even if
 * the revision is unchanged
 * @param staleAfter time since the last good contact after which the values are stale
 * @param backoff delays before the next connection
 * @param buffer events held for each consumer
 */
public record ConfigWatchSettings(Startup startup, Duration checkInterval, Duration compareInterval,
		Duration staleAfter, Backoff backoff, int buffer) {

	/**
	 * What to do when the first snapshot cannot be loaded.
	 */
	public enum Startup {

		/**
		 * The application does not start.
		 */
		FAIL,

		/**
		 * The application starts with the defaults of its fields.
		 */
		DEFAULTS

	}

	/**
	 * Delays before the next connection.
	 *
	 * @param initial first delay
	 * @param multiplier factor from one delay to the next
	 * @param max longest delay
	 * @param jitter random variation of a delay, as a share of it from 0 to 1
	 */
	public record Backoff(Duration initial, double multiplier, Duration max, double jitter) {

		Duration delay(int failures, DoubleSupplier random) {
			double full = Math.min((double) this.max.toNanos(),
					(double) this.initial.toNanos() * Math.pow(this.multiplier, Math.max(0, failures - 1)));
			return Duration.ofNanos((long) (full * (1 - this.jitter * random.getAsDouble())));
		}

	}

}
