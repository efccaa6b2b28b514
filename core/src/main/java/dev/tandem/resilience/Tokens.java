package dev.tandem.resilience;

import java.util.function.LongConsumer;

/**
 * Tokens of a rate limit: each attempt takes one.
 */
interface Tokens {

	/**
	 * Take a token if there is one.
	 * @param result gets 0 when a token was taken, or else the nanoseconds until there
	 * may be one; at once or later, on any thread
	 */
	void take(LongConsumer result);

	/**
	 * Take a token if that is known without asking anybody.
	 * @return whether a token was taken
	 */
	default boolean tryTake() {
		return false;
	}

	/**
	 * Give back a token that was not used.
	 */
	void giveBack();

	/**
	 * Nanoseconds until there are so many tokens.
	 * @param tokens the number, at most those of one interval
	 * @return the time as far as it is known, 0 if they are there
	 */
	long estimate(long tokens);

	/**
	 * Start over with all tokens, as far as they are those of this instance.
	 */
	void reset();

}
