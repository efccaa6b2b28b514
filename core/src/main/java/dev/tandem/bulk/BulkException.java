package dev.tandem.bulk;

import java.util.List;

/**
 * Calls of a {@link Bulk} failed, all of which should have succeeded. The cause is the
 * failure of the first input that failed; some of the others are suppressed exceptions.
 */
public final class BulkException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * A bulk has no limit, a stack trace that someone is to read has.
	 */
	private static final int MAX_SUPPRESSED = 9;

	<I, O> BulkException(List<BulkOutcome.Failure<I, O>> failures, int calls) {
		super("%d of %d calls failed, the first for the input at index %d".formatted(failures.size(), calls,
				failures.get(0).index()), failures.get(0).error());
		failures.stream().skip(1).limit(MAX_SUPPRESSED).forEach((failure) -> addSuppressed(failure.error()));
	}

}
