package dev.tandem.resilience;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import dev.tandem.settings.ClientSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;

/**
 * Tokens of one instance of the application.
 */
final class LocalTokens implements Tokens {

	private final Bucket bucket;

	LocalTokens(ClientSettings.RateLimit settings, LongSupplier nanoTime) {
		this.bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(settings.permits()).refillGreedy(settings.permits(), settings.per()))
			.withCustomTimePrecision(new NanoTime(nanoTime))
			.build();
	}

	@Override
	public void take(LongConsumer result) {
		result.accept(this.bucket.tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
	}

	@Override
	public boolean tryTake() {
		return this.bucket.tryConsume(1);
	}

	@Override
	public void giveBack() {
		this.bucket.addTokens(1);
	}

	@Override
	public long estimate(long tokens) {
		return this.bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill();
	}

	@Override
	public void reset() {
		this.bucket.reset();
	}

	private record NanoTime(LongSupplier nanoTime) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.nanoTime.getAsLong();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
