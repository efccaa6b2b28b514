package dev.tandem.sample.bloomy.headline;

import org.springframework.util.Assert;

/**
 * What to change about a headline.
 *
 * @param title the new title
 */
public record HeadlineUpdate(String title) {

	public HeadlineUpdate {
		Assert.hasText(title, "title must not be empty");
	}

}
