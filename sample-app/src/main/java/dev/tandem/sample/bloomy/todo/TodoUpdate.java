package dev.tandem.sample.bloomy.todo;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What to change about a to-do. {@code null} leaves a value as it is.
 *
 * @param title the new title
 * @param dueDate the new date
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TodoUpdate(@Nullable String title, @Nullable LocalDate dueDate) {

	public TodoUpdate {
		Assert.isTrue(title != null || dueDate != null, "Nothing to update: give title or dueDate");
	}

}
