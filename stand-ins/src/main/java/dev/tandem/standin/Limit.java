package dev.tandem.standin;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits the rate of requests.
 */
@FunctionalInterface
public interface Limit {

	/**
	 * Count a request.
	 * @return how long to wait until it would pass, zero if it passes
	 */
	Duration take();

	/**
	 * So many requests in each window of time, which begins with its first request.
	 * @param permits the number
	 * @param window the window
	 * @param nanos the clock
	 * @return the limit
	 */
	static Limit window(int permits, Duration window, LongSupplier nanos) {
		return new FixedWindow(permits, window, nanos);
	}

	/**
	 * So many requests at once, and so many a second.
	 * @param perSecond the number of a second
	 * @param burst the number at once
	 * @param nanos the clock
	 * @return the limit
	 */
	static Limit bucket(double perSecond, double burst, LongSupplier nanos) {
		return new TokenBucket(perSecond, burst, nanos);
	}

}
