package dev.tandem.auth;

/**
 * Where the key of a client comes from. Asked once per request, on an event loop: it must
 * answer at once.
 */
@FunctionalInterface
public interface KeySource extends AutoCloseable {

	/**
	 * The key as it is now.
	 * @return the key
	 */
	Secret current();

	/**
	 * Stop following changes of the key.
	 */
	@Override
	default void close() {
	}

}
