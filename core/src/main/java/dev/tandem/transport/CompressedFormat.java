package dev.tandem.transport;

/**
 * What a compressed body consists of.
 */
enum CompressedFormat {

	/**
	 * One or more members of a gzip file (RFC 1952).
	 */
	GZIP,

	/**
	 * A zlib stream (RFC 1950), or deflated data without one, which some servers send
	 * under the same name.
	 */
	DEFLATE

}
