package dev.tandem.transport;

import dev.tandem.auth.KeySource;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The key that was sent with the last request of a call.
 */
public final class SentKey {

	private volatile @Nullable KeySource source;

	private volatile @Nullable Secret key;

	private volatile boolean awaited;

	void record(KeySource source, Secret key) {
		this.source = source;
		this.key = key;
		this.awaited = false;
	}

	/**
	 * Wait for a key. One that cannot be had stays awaited: the failure is still on its
	 * way to the caller.
	 * @param load loads the key
	 */
	<T> Mono<T> await(Mono<T> load) {
		return load.doFirst(() -> this.awaited = true).doOnSuccess((loaded) -> this.awaited = false);
	}

	/**
	 * Whether the call waits for a key, or waited for one when it was cancelled.
	 * @return whether there is none
	 */
	public boolean isAwaited() {
		return this.awaited;
	}

	/**
	 * Look for another key, since the API has refused the one that was sent.
	 * @return whether there is another one now; not if none was sent, as when the call
	 * has brought its own
	 */
	public Mono<Boolean> refresh() {
		KeySource sentFrom = this.source;
		Secret sent = this.key;
		return (sentFrom != null && sent != null) ? await(sentFrom.refresh(sent)) : Mono.just(false);
	}

}
