package dev.tandem.sample.bloomy.todo;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * A to-do to create.
 *
 * @param title the title
 * @param meetingId the meeting that it belongs to, or {@code null} for a personal one
 * @param userId who has to do it, or {@code null} for the current user
 * @param dueDate when it is due
 * @param notes what there is to say about it
 */
public record NewTodo(String title, @Nullable Long meetingId, @Nullable Long userId, @Nullable LocalDate dueDate,
		@Nullable String notes) {

	public NewTodo {
		Assert.hasText(title, "title must not be empty");
	}

}
