package dev.tandem.observation;

import dev.tandem.Internal;

/**
 * What a call may have to wait for.
 */
@Internal
public enum CallWait {

	/**
	 * Other calls to end, {@code concurrency.max-calls}.
	 */
	CONCURRENCY,

	/**
	 * A token of the rate limit, which each attempt takes.
	 */
	RATE_LIMIT

}
