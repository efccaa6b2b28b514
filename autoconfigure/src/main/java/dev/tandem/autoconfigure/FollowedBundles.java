package dev.tandem.autoconfigure;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundles;

/**
 * Notifies of updates of the SSL bundles that clients use. Update handlers of bundles
 * cannot be removed: there is one for each bundle.
 */
final class FollowedBundles {

	private final @Nullable SslBundles bundles;

	private final Set<String> followed = ConcurrentHashMap.newKeySet();

	private final AtomicInteger updates = new AtomicInteger();

	private volatile Consumer<String> updated = (bundle) -> {
	};

	FollowedBundles(@Nullable SslBundles bundles) {
		this.bundles = bundles;
	}

	/**
	 * Give updates to a consumer.
	 * @param consumer is given the name of a bundle when it has been updated
	 */
	void onUpdate(Consumer<String> consumer) {
		this.updated = consumer;
	}

	/**
	 * Follow a bundle, before it is read: an update after that is not missed.
	 * @param bundle its name, {@code null} for none
	 */
	void follow(@Nullable String bundle) {
		if (bundle != null && this.bundles != null && this.bundles.getBundleNames().contains(bundle)
				&& this.followed.add(bundle)) {
			this.bundles.addBundleUpdateHandler(bundle, (next) -> {
				this.updates.incrementAndGet();
				this.updated.accept(bundle);
			});
		}
	}

	/**
	 * How many updates there have been.
	 */
	int updates() {
		return this.updates.get();
	}

}
