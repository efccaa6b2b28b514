package dev.tandem.transport;

/**
 * An argument of a call cannot be sent as it is: the request would become another one.
 * Found before anything is sent.
 */
public final class UnsafeRequestException extends IllegalArgumentException {

	/**
	 * Create an exception.
	 * @param message names the argument and what is wrong with it, without its value
	 */
	public UnsafeRequestException(String message) {
		super(message);
	}

	static UnsafeRequestException bodyLongerThan(long announced) {
		return new UnsafeRequestException(("The body of the request is longer than the %d bytes of its Content-Length: "
				+ "the rest was not sent, since a server would take it for another request. "
				+ "Give the length of what is sent, or none")
			.formatted(announced));
	}

	static UnsafeRequestException bodyShorterThan(long announced, long written) {
		return new UnsafeRequestException(("The body of the request ended after %d of the %d bytes of its "
				+ "Content-Length: the connection was closed, since a server would take the rest from the next request. "
				+ "Give the length of what is sent, or none")
			.formatted(written, announced));
	}

}
