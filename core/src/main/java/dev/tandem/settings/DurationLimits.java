package dev.tandem.settings;

import java.time.Duration;

/**
 * How long the durations of settings and annotations may be.
 */
public final class DurationLimits {

	/**
	 * What timers of Reactor Netty can hold: 24 days.
	 */
	public static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

	private static final Duration SHORTEST = Duration.ofMillis(1);

	private DurationLimits() {
	}

	/**
	 * Whether a duration is one millisecond or longer, and not too long.
	 * @param duration the duration
	 * @return whether it is
	 */
	public static boolean isPositive(Duration duration) {
		return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
	}

	/**
	 * Whether a duration is zero or longer, and not too long.
	 * @param duration the duration
	 * @return whether it is
	 */
	public static boolean isNotNegative(Duration duration) {
		return !duration.isNegative() && duration.compareTo(LONGEST) <= 0;
	}

}
