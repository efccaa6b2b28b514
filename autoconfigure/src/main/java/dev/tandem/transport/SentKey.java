package dev.tandem.transport;

import dev.tandem.auth.KeySource;
import dev.tandem.auth.Secret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Which key went with the last request of a call. A call that can do something with
 * another key puts one into its context.
 */
public final class SentKey {

	private volatile @Nullable KeySource source;

	private volatile @Nullable Secret key;

	void record(KeySource source, Secret key) {
		this.source = source;
		this.key = key;
	}

	/**
	 * Look for another key, since the API has refused the one that was sent.
	 * @return whether there is another one now; not if none was sent, as when the call
	 * has brought its own
	 */
	public Mono<Boolean> refresh() {
		KeySource sentFrom = this.source;
		Secret sent = this.key;
		return (sentFrom != null && sent != null) ? sentFrom.refresh(sent) : Mono.just(false);
	}

}
