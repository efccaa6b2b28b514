package dev.tandem.standin;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many requests in each window of time.
 */
final class FixedWindow implements Limit {

	private final int permits;

	private final Duration window;

	private final LongSupplier nanos;

	private long began;

	private int used;

	FixedWindow(int permits, Duration window, LongSupplier nanos) {
		this.permits = permits;
		this.window = window;
		this.nanos = nanos;
		this.began = nanos.getAsLong();
	}

	@Override
	public synchronized Duration take() {
		long now = this.nanos.getAsLong();
		if (now - this.began >= this.window.toNanos()) {
			this.began = now;
			this.used = 0;
		}
		if (this.used < this.permits) {
			this.used++;
			return Duration.ZERO;
		}
		return Duration.ofNanos(this.began + this.window.toNanos() - now);
	}

}
