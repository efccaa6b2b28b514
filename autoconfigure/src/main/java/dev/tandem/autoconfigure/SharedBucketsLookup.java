package dev.tandem.autoconfigure;

import dev.tandem.resilience.SharedBuckets;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Finds where the application keeps buckets that its instances share.
 */
final class SharedBucketsLookup {

	private final ObjectProvider<AsyncProxyManager<String>> asyncManagers;

	private final ObjectProvider<ProxyManager<String>> managers;

	SharedBucketsLookup(ObjectProvider<AsyncProxyManager<String>> asyncManagers,
			ObjectProvider<ProxyManager<String>> managers) {
		this.asyncManagers = asyncManagers;
		this.managers = managers;
	}

	/**
	 * The buckets, of a manager that does not block.
	 */
	@Nullable SharedBuckets find() {
		AsyncProxyManager<String> asyncManager = this.asyncManagers.getIfAvailable();
		if (asyncManager != null) {
			return new SharedBuckets(asyncManager);
		}
		ProxyManager<String> manager = this.managers.getIfAvailable();
		return (manager != null && manager.isAsyncModeSupported()) ? new SharedBuckets(manager.asAsync()) : null;
	}

}
