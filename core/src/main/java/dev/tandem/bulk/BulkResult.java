package dev.tandem.bulk;

import java.util.ArrayList;
import java.util.List;

/**
 * Outcomes of a {@link Bulk}, in the order of the inputs.
 *
 * @param <I> the type of the inputs
 * @param <O> the type of the outputs
 * @param outcomes one outcome for each input
 */
public record BulkResult<I, O>(List<BulkOutcome<I, O>> outcomes) {

	/**
	 * Keep the outcomes.
	 * @param outcomes one outcome for each input
	 */
	public BulkResult {
		outcomes = List.copyOf(outcomes);
	}

	/**
	 * The calls that succeeded.
	 * @return the successes in order
	 */
	public List<BulkOutcome.Success<I, O>> successes() {
		List<BulkOutcome.Success<I, O>> successes = new ArrayList<>();
		for (BulkOutcome<I, O> outcome : this.outcomes) {
			if (outcome instanceof BulkOutcome.Success<I, O> success) {
				successes.add(success);
			}
		}
		return successes;
	}

	/**
	 * The calls that failed. Their inputs can be put into another bulk.
	 * @return the failures in order
	 */
	public List<BulkOutcome.Failure<I, O>> failures() {
		List<BulkOutcome.Failure<I, O>> failures = new ArrayList<>();
		for (BulkOutcome<I, O> outcome : this.outcomes) {
			if (outcome instanceof BulkOutcome.Failure<I, O> failure) {
				failures.add(failure);
			}
		}
		return failures;
	}

	/**
	 * Outputs of the successful calls. A call without an output is left out.
	 * @return the outputs in order
	 */
	public List<O> outputs() {
		List<O> outputs = new ArrayList<>();
		for (BulkOutcome.Success<I, O> success : successes()) {
			if (success.output() != null) {
				outputs.add(success.output());
			}
		}
		return outputs;
	}

	/**
	 * The outputs of a bulk in which every call must have succeeded.
	 * @return the outputs in order
	 * @throws BulkException if a call failed
	 */
	public List<O> orElseThrow() {
		List<BulkOutcome.Failure<I, O>> failures = failures();
		if (!failures.isEmpty()) {
			throw new BulkException(failures, this.outcomes.size());
		}
		return outputs();
	}

}
