package dev.tandem.sample.bloomy.bulk;

import java.util.List;
import java.util.Objects;

import dev.tandem.bulk.BulkResult;
import org.jspecify.annotations.Nullable;

/**
 * What became of many inputs.
 *
 * @param <O> type of what was created or read
 * @param successful what was, in the order of the inputs
 * @param failed the others
 */
record BulkReport<O>(List<O> successful, List<Failed> failed) {

	static <O> BulkReport<O> of(@Nullable BulkResult<?, O> report) {
		BulkResult<?, O> result = Objects.requireNonNull(report);
		return new BulkReport<>(result.outputs(),
				result.failures()
					.stream()
					.map((failure) -> new Failed(failure.index(), failure.input(),
							Objects.requireNonNullElse(failure.error().getMessage(), "no reason")))
					.toList());
	}

	/**
	 * An input that failed.
	 *
	 * @param index where it stood
	 * @param input the input
	 * @param error why
	 */
	record Failed(int index, Object input, String error) {

	}

}
