package dev.tandem.standin.opendecree;

import java.util.function.LongSupplier;

/**
 * So many tokens at once, and so many a second.
 */
final class TokenBucket {

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

	synchronized boolean take() {
		long now = this.nanos.getAsLong();
		this.tokens = Math.min(this.burst, this.tokens + (now - this.filledAt) / 1e9 * this.perSecond);
		this.filledAt = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
