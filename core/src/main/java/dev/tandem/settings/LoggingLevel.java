package dev.tandem.settings;

/**
 * What a client logs of its calls.
 */
public enum LoggingLevel {

	/**
	 * Nothing.
	 */
	NONE,

	/**
	 * A line for each call.
	 */
	BASIC,

	/**
	 * The requests and responses of each call as well, with their headers.
	 */
	HEADERS,

	/**
	 * The beginning of their bodies as well.
	 */
	BODY;

	/**
	 * Whether this level shows what another does.
	 * @param other the other level
	 * @return whether it does
	 */
	public boolean includes(LoggingLevel other) {
		return compareTo(other) >= 0;
	}

}
