package dev.tandem.settings;

/**
 * Which redirects a client follows.
 */
public enum Redirects {

	/**
	 * None: a redirect is an error.
	 */
	NEVER,

	/**
	 * Those to the same scheme, host and port.
	 */
	SAME_ORIGIN,

	/**
	 * All, except those from {@code https} to {@code http}.
	 */
	ALWAYS

}
