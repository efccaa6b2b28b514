package dev.tandem.standin;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many requests at once, and so many a second.
 */
final class TokenBucket implements Limit {

	private final double perSecond;

	private final double burst;

	private final LongSupplier nanos;

	private double tokens;

	private long filledAt;

	TokenBucket(double perSecond, double burst, LongSupplier nanos) {
		this.perSecond = perSecond;
		this.burst = burst;
		this.tokens = burst;
		this.nanos = nanos;
		this.filledAt = nanos.getAsLong();
	}

	@Override
	public synchronized Duration take() {
		long now = this.nanos.getAsLong();
		this.tokens = Math.min(this.burst, this.tokens + (now - this.filledAt) / 1e9 * this.perSecond);
		this.filledAt = now;
		if (this.tokens < 1) {
			return Duration.ofNanos((long) ((1 - this.tokens) / this.perSecond * 1e9) + 1);
		}
		this.tokens--;
		return Duration.ZERO;
	}

}
