package dev.tandem.twin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiException;
import dev.tandem.failure.Failures;
import reactor.core.Exceptions;

/**
 * Where a blocked caller stood when it made a call. A failure is created on an event
 * loop, so its own trace does not hold the line that called.
 */
final class CallerTrace {

	/**
	 * The classes of this package that stand between the caller and a trace.
	 */
	private static final Set<String> OWN = Stream
		.of("CallerTrace", "CallerThread", "BlockingCall", "CallElements", "CallInputStream", "SuspendCall")
		.map((name) -> CallerTrace.class.getPackageName() + "." + name)
		.collect(Collectors.toUnmodifiableSet());

	private final StackTraceElement[] frames = callers(new Throwable());

	/**
	 * Frames from the method of the facade on.
	 */
	private static StackTraceElement[] callers(Throwable here) {
		List<StackTraceElement> frames = Arrays.asList(here.getStackTrace());
		int first = 0;
		while (first < frames.size() && OWN.contains(frames.get(first).getClassName())) {
			first++;
		}
		return frames.subList(first, frames.size()).toArray(StackTraceElement[]::new);
	}

	/**
	 * An exception that was made in the thread of the caller, as thrown by the facade.
	 */
	static <X extends RuntimeException> X shown(X failure) {
		failure.setStackTrace(callers(failure));
		return failure;
	}

	/**
	 * What the caller gets to see of a failure. One of the call itself has the trace of
	 * the caller. One of the application keeps its trace, which shows where its code
	 * failed, and has that of the caller beside it.
	 * @param signal the failure
	 * @return the failure itself, wrapped if it is checked
	 */
	RuntimeException addTo(Throwable signal) {
		Throwable failure = Failures.thrown(signal);
		if (failure instanceof ApiException known) {
			return replaceTraceOf(known);
		}
		if (Arrays.stream(failure.getSuppressed()).noneMatch(CallSite.class::isInstance)) {
			failure.addSuppressed(new CallSite("The call was made here", this.frames));
		}
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof IOException checked) ? new UncheckedIOException(checked)
				: Exceptions.propagate(failure);
	}

	/**
	 * A cause has a trace of where it happened. Without one, the place on the event loop
	 * says nothing, and what shows the root cause only would show nothing else.
	 */
	<X extends ApiException> X replaceTraceOf(X failure) {
		failure.setStackTrace(this.frames);
		return failure;
	}

	/**
	 * A stack trace of a call.
	 */
	private static final class CallSite extends Exception {

		private static final long serialVersionUID = 1L;

		CallSite(String message, StackTraceElement[] frames) {
			super(message, null, false, true);
			setStackTrace(frames);
		}

	}

}
