package dev.tandem.sample.bloomy.issue;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An issue to raise.
 *
 * @param meetingId the meeting that has to solve it
 * @param title the title
 * @param userId who looks after it, or {@code null} for the current user
 * @param notes what there is to say about it
 */
public record NewIssue(long meetingId, String title, @Nullable Long userId, @Nullable String notes) {

	public NewIssue {
		Assert.hasText(title, "title must not be empty");
	}

}
