package dev.tandem.sample.geopera;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.bulk.BulkOutcome;
import dev.tandem.bulk.BulkResult;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ProblemDetail;

/**
 * One estimate of many, or why there is none.
 *
 * @param estimate the estimate
 * @param error why there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Estimate(@Nullable TaskingEstimate estimate, @Nullable String error) {

	static List<Estimate> listOf(@Nullable BulkResult<TaskingRequest, Outcome<TaskingEstimate>> result) {
		return Objects.requireNonNull(result).outcomes().stream().map(Estimate::of).toList();
	}

	private static Estimate of(BulkOutcome<TaskingRequest, Outcome<TaskingEstimate>> outcome) {
		if (outcome instanceof BulkOutcome.Failure<TaskingRequest, Outcome<TaskingEstimate>> failure) {
			return new Estimate(null, failure.error().getMessage());
		}
		Outcome<TaskingEstimate> held = ((BulkOutcome.Success<TaskingRequest, Outcome<TaskingEstimate>>) outcome)
			.output();
		if (held instanceof Outcome.Success<TaskingEstimate> success) {
			return new Estimate(success.output(), null);
		}
		return new Estimate(null, (held != null) ? error(held) : "no response");
	}

	private static String error(Outcome<TaskingEstimate> outcome) {
		if (outcome instanceof Outcome.Invalid<TaskingEstimate> invalid) {
			return invalid.error().detail().toString();
		}
		if (outcome instanceof Outcome.Refused<TaskingEstimate> refused) {
			ProblemDetail problem = refused.problem();
			return problem.getTitle() + ": " + problem.getDetail();
		}
		return "unexpected status " + ((Outcome.Undocumented<TaskingEstimate>) outcome).exception().status().value();
	}

}
