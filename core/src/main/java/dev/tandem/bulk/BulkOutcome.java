package dev.tandem.bulk;

import org.jspecify.annotations.Nullable;

/**
 * What became of one input of a {@link Bulk}.
 *
 * @param <I> the type of the input
 * @param <O> the type of the output
 */
public sealed interface BulkOutcome<I, O> {

	/**
	 * Position of the input.
	 * @return the position, from 0
	 */
	int index();

	/**
	 * The input.
	 * @return the input
	 */
	I input();

	/**
	 * A call that succeeded.
	 *
	 * @param <I> the type of the input
	 * @param <O> the type of the output
	 * @param index position of the input, from 0
	 * @param input the input
	 * @param output output of the call, {@code null} if it has none
	 */
	record Success<I, O>(int index, I input, @Nullable O output) implements BulkOutcome<I, O> {
	}

	/**
	 * A call that failed.
	 *
	 * @param <I> the type of the input
	 * @param <O> the type of the output that did not come
	 * @param index position of the input, from 0
	 * @param input the input
	 * @param error what the call threw: an {@link dev.tandem.ApiException}, or another
	 * exception when the input was refused or the code around the call has a fault
	 */
	record Failure<I, O>(int index, I input, Exception error) implements BulkOutcome<I, O> {
	}

}
