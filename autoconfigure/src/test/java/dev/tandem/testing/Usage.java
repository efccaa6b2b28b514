package dev.tandem.testing;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Counts things that begin and end, such as connections: how many there were, are now,
 * and were at most at one time. Waiting for a count is limited to {@link #LIMIT}.
 */
public final class Usage {

	/**
	 * The longest that a test waits for something which should take milliseconds.
	 */
	public static final Duration LIMIT = Duration.ofSeconds(10);

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final String what;

	private int total;

	private int now;

	private int peak;

	Usage(String what) {
		this.what = what;
	}

	void begin() {
		change(() -> {
			this.total++;
			this.now++;
			this.peak = Math.max(this.peak, this.now);
		});
	}

	void end() {
		change(() -> this.now--);
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * How many there were.
	 * @return the total, those that ended included
	 */
	public int total() {
		return read().total();
	}

	/**
	 * How many there are.
	 * @return the number that began and have not ended
	 */
	public int now() {
		return read().now();
	}

	/**
	 * How many there were at most at one time.
	 * @return the peak
	 */
	public int peak() {
		return read().peak();
	}

	/**
	 * Wait until so many began, counted from the start.
	 * @param count the least number
	 * @throws AssertionError when the limit passes first
	 */
	public void awaitTotal(int count) {
		await("at least " + count + " in total", () -> this.total >= count);
	}

	/**
	 * Wait until exactly so many are there.
	 * @param count the number
	 * @throws AssertionError when the limit passes first
	 */
	public void awaitNow(int count) {
		await(count + " now", () -> this.now == count);
	}

	private void await(String expectation, BooleanSupplier reached) {
		this.lock.lock();
		try {
			long nanos = LIMIT.toNanos();
			while (!reached.getAsBoolean()) {
				if (nanos <= 0) {
					throw new AssertionError("Expected " + this.what + ": " + expectation + ", but was " + this);
				}
				nanos = this.changed.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + this.what, ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	private Reading read() {
		this.lock.lock();
		try {
			return new Reading(this.total, this.now, this.peak);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		Reading reading = read();
		return "%s: %d in total, %d now, %d at most".formatted(this.what, reading.total(), reading.now(),
				reading.peak());
	}

	private record Reading(int total, int now, int peak) {
	}

}
