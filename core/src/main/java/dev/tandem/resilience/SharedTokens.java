package dev.tandem.resilience;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import dev.tandem.settings.ClientSettings;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

/**
 * Tokens that all instances of the application share. While their store fails or does not
 * respond, each instance keeps to the limit by itself: calls neither fail nor hang for
 * it, and none goes unlimited.
 */
final class SharedTokens implements Tokens {

	private static final Log logger = LogFactory.getLog(SharedTokens.class);

	/**
	 * How long to wait for the store.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(1);

	/**
	 * How long the store is left alone after it has failed.
	 */
	static final Duration REST = Duration.ofSeconds(5);

	private final String client;

	private final AsyncBucketProxy bucket;

	private final Tokens own;

	private final long nanosPerToken;

	private final LongSupplier nanoTime;

	private volatile long nextToken;

	private volatile long restUntil;

	SharedTokens(String client, AsyncBucketProxy bucket, ClientSettings.RateLimit settings, LongSupplier nanoTime) {
		this.client = client;
		this.bucket = bucket;
		this.own = new LocalTokens(settings, nanoTime);
		this.nanosPerToken = settings.per().toNanos() / settings.permits();
		this.nanoTime = nanoTime;
		this.nextToken = nanoTime.getAsLong();
		this.restUntil = nanoTime.getAsLong();
	}

	@Override
	public void take(LongConsumer result) {
		if (until(this.restUntil) > 0) {
			this.own.take(result);
			return;
		}
		Mono.defer(() -> Mono.fromFuture(this.bucket.tryConsumeAndReturnRemaining(1)))
			.timeout(PATIENCE)
			.subscribe((probe) -> result.accept(read(probe)), (failure) -> {
				rest(failure);
				this.own.take(result);
			});
	}

	@Override
	public boolean tryTake() {
		return until(this.restUntil) > 0 && this.own.tryTake();
	}

	private long read(ConsumptionProbe probe) {
		long wait = probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
		this.nextToken = this.nanoTime.getAsLong() + wait;
		return wait;
	}

	private void rest(Throwable failure) {
		this.restUntil = this.nanoTime.getAsLong() + REST.toNanos();
		logger.warn(
				"The store of the shared rate limit of the client '%s' failed: this instance applies the limit alone for %d s: %s"
					.formatted(this.client, REST.toSeconds(), failure));
	}

	@Override
	public void giveBack() {
		if (until(this.restUntil) > 0) {
			this.own.giveBack();
			return;
		}
		Mono.defer(() -> Mono.fromFuture(this.bucket.addTokens(1))).onErrorComplete().subscribe();
	}

	/**
	 * What the store last said: other instances may be faster.
	 */
	@Override
	public long estimate(long tokens) {
		if (until(this.restUntil) > 0) {
			return this.own.estimate(tokens);
		}
		long next = until(this.nextToken);
		return (next > 0) ? next + (tokens - 1) * this.nanosPerToken : 0;
	}

	@Override
	public void reset() {
		this.own.reset();
	}

	private long until(long time) {
		return Math.max(0, time - this.nanoTime.getAsLong());
	}

}
