package dev.tandem.auth;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where the key of a client comes from. Asked once per request, on an event loop: it must
 * return at once.
 */
@FunctionalInterface
public interface KeySource extends AutoCloseable {

	/**
	 * The key as it is now.
	 * @return the key
	 */
	Secret current();

	/**
	 * Whether the key is at hand. If it is not, it has to be loaded before it is used.
	 * @return whether {@link #current()} may be used
	 */
	default boolean isLoaded() {
		return true;
	}

	/**
	 * Fetch the key.
	 * @return completes when the key is at hand, or fails with a
	 * {@link KeyUnavailableException}
	 */
	default Mono<Void> load() {
		return Mono.empty();
	}

	/**
	 * Whether the key may become another one while the application runs.
	 * @return whether it may
	 */
	default boolean canChange() {
		return false;
	}

	/**
	 * Look for another key, since the API has refused this one. Calls that do so at the
	 * same time share one look.
	 * @param refused the key that was refused
	 * @return whether the key is another one now
	 */
	default Mono<Boolean> refresh(Secret refused) {
		return Mono.just(!current().equals(refused));
	}

	/**
	 * What has to be kept secret now.
	 * @return the key and what it was made of; empty without a key
	 */
	default List<Secret> secrets() {
		return List.of(current());
	}

	/**
	 * Whether a text shows what has to be kept secret.
	 * @param text the text
	 * @return whether it must not be shown
	 */
	default boolean isIn(String text) {
		return secrets().stream().anyMatch((secret) -> text.contains(secret.reveal()));
	}

	/**
	 * Stop following changes of the key.
	 */
	@Override
	default void close() {
	}

}
