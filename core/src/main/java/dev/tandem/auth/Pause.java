package dev.tandem.auth;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time in which something that was in vain is not tried again. It doubles each time,
 * up to a limit. Not thread-safe.
 */
final class Pause {

	private final long first;

	private final long longest;

	private final LongSupplier nanoTime;

	private long length;

	private long start;

	/**
	 * Create a pause that has not begun.
	 * @param first length of the first one
	 * @param longest length of the longest one
	 * @param nanoTime the clock, such as {@link System#nanoTime()}
	 */
	Pause(Duration first, Duration longest, LongSupplier nanoTime) {
		this.first = first.toNanos();
		this.longest = longest.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Begin a pause, longer than the one before.
	 */
	void begin() {
		this.length = Math.min(Math.max(this.first, this.length * 2), this.longest);
		this.start = this.nanoTime.getAsLong();
	}

	/**
	 * End the pause. The next one is short again.
	 */
	void end() {
		this.length = 0;
	}

	boolean isOver() {
		return remaining().isZero();
	}

	/**
	 * What is left of it, zero if it is over.
	 */
	Duration remaining() {
		long elapsed = this.nanoTime.getAsLong() - this.start;
		return (elapsed < this.length) ? Duration.ofNanos(this.length - elapsed) : Duration.ZERO;
	}

}
