package dev.tandem.settings;

/**
 * Which error bodies are quoted in the message of an exception.
 */
public enum ErrorDetails {

	/**
	 * None.
	 */
	NONE,

	/**
	 * Title, detail and code of {@code application/problem+json} (RFC 9457).
	 */
	PROBLEM,

	/**
	 * The fields of any JSON that name an error: also message, error and
	 * error_description.
	 */
	JSON

}
