package dev.tandem;

import java.io.Serial;

/**
 * Code of the application threw an {@link Error} of a kind that Reactor does not pass on:
 * a {@link LinkageError}, such as a class that cannot be initialised, or a
 * {@link VirtualMachineError}, such as a stack overflow. Reactor would throw it in the
 * thread that is at work, and the caller would wait in vain.
 * <p>
 * A reactive call fails with this exception, its blocking twin throws the error itself.
 * Other errors, such as an {@link AssertionError}, are passed on as they are by both.
 */
public final class ErrorInCallException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Error error;

	/**
	 * Create an exception.
	 * @param error what was thrown
	 */
	public ErrorInCallException(Error error) {
		super("An error was thrown during the call: " + error, error);
		this.error = error;
	}

	/**
	 * What was thrown.
	 * @return the error
	 */
	public Error error() {
		return this.error;
	}

}
