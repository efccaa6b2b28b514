package dev.tandem.twin;

import reactor.core.Exceptions;

/**
 * Where a blocked caller stood when it made a call. A failure is created on an event
 * loop, so its own trace does not hold the line that called.
 */
final class CallerTrace extends Exception {

	private static final long serialVersionUID = 1L;

	CallerTrace() {
		super("The call was made here");
	}

	/**
	 * Add the trace to a failure, unless an earlier wait has.
	 * @param failure the failure
	 * @return the failure itself, wrapped if it is checked
	 */
	RuntimeException addTo(Throwable failure) {
		RuntimeException exception = Exceptions.propagate(failure);
		for (Throwable suppressed : exception.getSuppressed()) {
			if (suppressed instanceof CallerTrace) {
				return exception;
			}
		}
		exception.addSuppressed(this);
		return exception;
	}

}
