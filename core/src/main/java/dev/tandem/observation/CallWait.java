package dev.tandem.observation;

/**
 * What a call may have to wait for.
 */
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
