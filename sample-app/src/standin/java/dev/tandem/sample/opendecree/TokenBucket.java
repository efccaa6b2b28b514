package dev.tandem.sample.opendecree;

/**
 * So many tokens at once, and so many a second.
 */
final class TokenBucket {

	private final double perSecond;

	private final double burst;

	private double tokens;

	private long filledAt = System.nanoTime();

	TokenBucket(double perSecond, double burst) {
		this.perSecond = perSecond;
		this.burst = burst;
		this.tokens = burst;
	}

	synchronized boolean take() {
		long now = System.nanoTime();
		this.tokens = Math.min(this.burst, this.tokens + (now - this.filledAt) / 1e9 * this.perSecond);
		this.filledAt = now;
		if (this.tokens < 1) {
			return false;
		}
		this.tokens--;
		return true;
	}

}
