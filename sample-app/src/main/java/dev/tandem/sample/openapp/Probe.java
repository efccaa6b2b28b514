package dev.tandem.sample.openapp;

/**
 * What to do at the start when OpenApp is not there or has another version.
 */
enum Probe {

	/**
	 * Do not start.
	 */
	FAIL,

	/**
	 * Log a warning and start.
	 */
	WARN,

	/**
	 * Do not ask.
	 */
	OFF

}
