package dev.tandem.transport;

import org.jspecify.annotations.Nullable;

/**
 * What a response means for a chain of redirects.
 */
sealed interface Redirection {

	/**
	 * The response is no redirect.
	 */
	Redirection NONE = new Stay(null);

	/**
	 * The response is the one that the call gets.
	 *
	 * @param reason why it is not followed, {@code null} if it is no redirect
	 */
	record Stay(@Nullable String reason) implements Redirection {
	}

	/**
	 * Another request follows.
	 *
	 * @param next the request
	 */
	record Follow(Hop next) implements Redirection {
	}

	/**
	 * The call fails.
	 *
	 * @param failure the failure
	 */
	record Fail(RedirectException failure) implements Redirection {
	}

}
