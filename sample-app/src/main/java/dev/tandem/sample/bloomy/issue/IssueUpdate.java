package dev.tandem.sample.bloomy.issue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What to change about an issue. {@code null} leaves a value as it is.
 *
 * @param title the new title
 * @param notes the new notes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IssueUpdate(@Nullable String title, @Nullable String notes) {

	public IssueUpdate {
		Assert.isTrue(title != null || notes != null, "Nothing to update: give title or notes");
	}

}
