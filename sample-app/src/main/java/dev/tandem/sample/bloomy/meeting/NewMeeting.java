package dev.tandem.sample.bloomy.meeting;

import org.springframework.util.Assert;

/**
 * A meeting to create.
 *
 * @param title the title
 * @param addSelf whether the current user attends
 */
public record NewMeeting(String title, boolean addSelf) {

	public NewMeeting {
		Assert.hasText(title, "title must not be empty");
	}

}
