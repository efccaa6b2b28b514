package dev.tandem.sample.bloomy.goal;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A goal to set.
 *
 * @param meetingId the meeting that follows it
 * @param title the title
 * @param userId who is accountable, or {@code null} for the current user
 */
public record NewGoal(long meetingId, String title, @Nullable Long userId) {

	public NewGoal {
		Assert.hasText(title, "title must not be empty");
	}

}
