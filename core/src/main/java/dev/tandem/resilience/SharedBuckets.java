package dev.tandem.resilience;

import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import dev.tandem.settings.ClientSettings;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;

/**
 * Buckets that all instances of the application share, in the store of a Bucket4j proxy
 * manager.
 */
public final class SharedBuckets {

	private final AsyncProxyManager<String> manager;

	/**
	 * Create the buckets.
	 * @param manager where they are kept
	 */
	public SharedBuckets(AsyncProxyManager<String> manager) {
		this.manager = manager;
	}

	/**
	 * A store keeps the limit of a bucket together with its tokens, so that a bucket of
	 * another limit needs another key.
	 */
	Tokens tokens(String client, ClientSettings.RateLimit settings, LongSupplier nanoTime) {
		String key = "%s:%d/%s".formatted(client, settings.permits(), settings.per());
		BucketConfiguration configuration = BucketConfiguration.builder()
			.addLimit((limit) -> limit.capacity(settings.permits()).refillGreedy(settings.permits(), settings.per()))
			.build();
		return new SharedTokens(client,
				this.manager.builder().build(key, () -> CompletableFuture.completedFuture(configuration)), settings,
				nanoTime);
	}

}
