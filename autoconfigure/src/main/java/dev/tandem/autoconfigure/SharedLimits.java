package dev.tandem.autoconfigure;

import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.LimitLibraries;
import dev.tandem.resilience.SharedBuckets;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What the limits of a client need beyond Tandem: libraries, and a bean for a limit that
 * is shared.
 */
final class SharedLimits {

	private final @Nullable ClassLoader classLoader;

	private final ObjectProvider<SharedBucketsLookup> sharedBuckets;

	SharedLimits(@Nullable ClassLoader classLoader, ObjectProvider<SharedBucketsLookup> sharedBuckets) {
		this.classLoader = classLoader;
		this.sharedBuckets = sharedBuckets;
	}

	void check(BoundClient client, ClientSettings settings) {
		LimitLibraries.check(settings, client::described, this.classLoader);
	}

	/**
	 * Where the rate limit of a client is kept.
	 * @return the buckets, {@code null} for a limit of this instance alone
	 */
	@Nullable SharedBuckets sharedBuckets(BoundClient client, ClientSettings settings) {
		if (settings.rateLimit() == null || !settings.rateLimit().shared()) {
			return null;
		}
		SharedBucketsLookup lookup = this.sharedBuckets.getIfAvailable();
		SharedBuckets buckets = (lookup != null) ? lookup.find() : null;
		if (buckets == null) {
			throw new InvalidApiClientException(
					"%s is set, but the application has no bean to share the limit through."
						.formatted(client.described("rate-limit.shared")),
					"Declare a bean of type AsyncProxyManager<String>, or ProxyManager<String> with an asynchronous "
							+ "mode, of Bucket4j, such as that of com.bucket4j:bucket4j_jdk17-lettuce, or remove the "
							+ "property.");
		}
		return buckets;
	}

}
