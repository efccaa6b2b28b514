package dev.tandem.sample.bloomy.headline;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A headline to write.
 *
 * @param meetingId the meeting that it is for
 * @param title the title
 * @param userId who brings the news, or {@code null} for the current user
 * @param notes what there is to say about it
 */
public record NewHeadline(long meetingId, String title, @Nullable Long userId, @Nullable String notes) {

	public NewHeadline {
		Assert.hasText(title, "title must not be empty");
	}

}
