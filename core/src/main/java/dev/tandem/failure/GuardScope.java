package dev.tandem.failure;

/**
 * Where a guard stands.
 */
enum GuardScope {

	/**
	 * Around a call.
	 */
	CALL,

	/**
	 * Around calls that the application has composed.
	 */
	COMPOSED,

	/**
	 * Around what the transport supplies: no code of the application runs upstream.
	 */
	TRANSPORT

}
