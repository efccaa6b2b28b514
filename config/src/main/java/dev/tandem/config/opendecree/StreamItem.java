package dev.tandem.config.opendecree;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line of the stream of changes: a change or the error that ends the stream.
 *
 * @param result a change
 * @param error an error
 */
public record StreamItem(@Nullable Result result, @Nullable Status error) {

	/**
	 * What a line with a change holds.
	 *
	 * @param change the change
	 */
	public record Result(Change change) {

	}

	/**
	 * A field was written.
	 *
	 * @param version version that the write made
	 * @param fieldPath path of the field
	 * @param oldValue value before, {@code null} also in a replay
	 * @param newValue value after; live, a zero may stand for null
	 * @param changedBy who wrote it
	 * @param changedAt when it was written
	 */
	public record Change(long version, String fieldPath, @Nullable TypedValue oldValue, @Nullable TypedValue newValue,
			@Nullable String changedBy, @Nullable Instant changedAt) {

	}

}
