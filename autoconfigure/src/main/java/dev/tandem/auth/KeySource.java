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
	 * Whether a text shows what has to be kept secret.
	 * @param text the text
	 * @return whether it must not be shown
	 */
	default boolean isIn(String text) {
		return text.contains(current().reveal());
	}

	/**
	 * Stop following changes of the key.
	 */
	@Override
	default void close() {
	}

}
