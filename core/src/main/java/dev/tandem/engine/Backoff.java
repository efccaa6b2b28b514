package dev.tandem.engine;

import java.time.Duration;
import java.util.function.DoubleSupplier;

import dev.tandem.settings.ClientSettings;

/**
 * Delays that grow from attempt to attempt, spread so that clients that failed together
 * do not come back together.
 */
final class Backoff {

	private final ClientSettings.Backoff settings;

	private final DoubleSupplier random;

	/**
	 * Create delays.
	 * @param settings how they grow
	 * @param random where in its spread a delay is, from 0 to below 1
	 */
	Backoff(ClientSettings.Backoff settings, DoubleSupplier random) {
		this.settings = settings;
		this.random = random;
	}

	/**
	 * The delay after a failed attempt. Jitter spreads the longest delay downwards only,
	 * so that none exceeds it.
	 * @param attempt number of the attempt, from 1
	 */
	Duration after(int attempt) {
		double growing = this.settings.initial().toMillis() * Math.pow(this.settings.multiplier(), attempt - 1.0);
		double delay = Math.min(growing, (double) this.settings.max().toMillis());
		double shortest = delay * (1 - this.settings.jitter());
		double longest = Math.min(delay * (1 + this.settings.jitter()), (double) this.settings.max().toMillis());
		return Duration.ofMillis(Math.round(shortest + this.random.getAsDouble() * (longest - shortest)));
	}

}
