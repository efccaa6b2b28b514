package dev.tandem.sample.bloomy.goal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What to change about a goal. {@code null} leaves a value as it is.
 *
 * @param title the new title
 * @param accountableUserId who is accountable from now on
 * @param status the new status
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GoalUpdate(@Nullable String title, @Nullable Long accountableUserId,
		@JsonProperty("completion") @Nullable GoalStatus status) {

	public GoalUpdate {
		Assert.isTrue(title != null || accountableUserId != null || status != null,
				"Nothing to update: give title, accountableUserId or status");
	}

}
