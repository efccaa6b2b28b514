package dev.tandem.failure;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.ErrorInCallException;
import reactor.core.Exceptions;

/**
 * Handles exceptions that come from anywhere: their causes may be cyclic, two attempts
 * may fail with the same instance, and Reactor rethrows some errors rather than signal
 * them.
 */
public final class Failures {

	private Failures() {
	}

	/**
	 * Return a failure and its causes, each of them once even if they are cyclic.
	 * @param failure the failure
	 * @return the failure, its cause, the cause of that and so on
	 */
	public static List<Throwable> withCauses(Throwable failure) {
		List<Throwable> links = new ArrayList<>(4);
		for (Throwable link = failure; link != null && !containsSame(links, link); link = link.getCause()) {
			links.add(link);
		}
		return links;
	}

	@SuppressWarnings("ReferenceEquality")
	private static boolean containsSame(List<Throwable> failures, Throwable failure) {
		return failures.stream().anyMatch((known) -> known == failure);
	}

	/**
	 * Add a failure to another as suppressed, unless it is the same or already added.
	 * @param <X> the type of the failure
	 * @param failure the failure that goes on
	 * @param beside the failure that goes with it
	 * @return the failure that goes on
	 */
	@SuppressWarnings("ReferenceEquality")
	public static <X extends Throwable> X suppress(X failure, Throwable beside) {
		if (failure != beside && !containsSame(List.of(failure.getSuppressed()), beside)) {
			failure.addSuppressed(beside);
		}
		return failure;
	}

	/**
	 * Wrap an error that Reactor would rethrow, so that it can be signalled.
	 * @param thrown what was thrown
	 * @return the same, or an exception that carries it
	 */
	public static Throwable signal(Throwable thrown) {
		return (Exceptions.isJvmFatal(thrown) && thrown instanceof Error error) ? new ErrorInCallException(error)
				: thrown;
	}

	/**
	 * Unwrap an error that was wrapped to be signalled.
	 * @param failure a signal of Reactor
	 * @return the same, or the error that it carries
	 */
	public static Throwable thrown(Throwable failure) {
		return (failure instanceof ErrorInCallException carrier) ? carrier.error() : failure;
	}

}
