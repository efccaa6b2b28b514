package dev.tandem.standin.geopera;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many requests in each window of time, which begins with its first request.
 */
final class Limit {

	private final LongSupplier nanos;

	private int permits;

	private Duration window;

	private long began;

	private int used;

	Limit(int permits, Duration window, LongSupplier nanos) {
		this.permits = permits;
		this.window = window;
		this.nanos = nanos;
		this.began = nanos.getAsLong();
	}

	void change(int permits, Duration window) {
		this.permits = permits;
		this.window = window;
		this.used = 0;
		this.began = this.nanos.getAsLong();
	}

	/**
	 * Seconds to wait, 0 to pass.
	 */
	long take() {
		long now = this.nanos.getAsLong();
		if (now - this.began >= this.window.toNanos()) {
			this.began = now;
			this.used = 0;
		}
		if (this.used < this.permits) {
			this.used++;
			return 0;
		}
		return Duration.ofNanos(this.began + this.window.toNanos() - now).plusMillis(999).toSeconds();
	}

}
