package dev.tandem.twin;

import java.util.concurrent.CancellationException;

import org.jspecify.annotations.Nullable;

/**
 * The thread that makes a blocking call.
 */
final class CallerThread {

	private CallerThread() {
	}

	/**
	 * Look at a call before it begins: there has to be one, and a thread that is
	 * interrupted already sends nothing.
	 */
	static <P> P ready(@Nullable P call) {
		if (call == null) {
			throw CallerTrace.shown(new NullPointerException(MissingCall.message()));
		}
		if (Thread.currentThread().isInterrupted()) {
			throw interrupted("before the call; nothing was sent", new InterruptedException());
		}
		return call;
	}

	/**
	 * What an interrupted wait throws. Sets the thread's flag again.
	 */
	static CancellationException interrupted(String when, Throwable cause) {
		Thread.currentThread().interrupt();
		CancellationException exception = new CancellationException("The thread was interrupted " + when);
		exception.initCause(cause);
		return CallerTrace.shown(exception);
	}

}
