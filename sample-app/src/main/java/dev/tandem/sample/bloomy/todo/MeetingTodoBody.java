package dev.tandem.sample.bloomy.todo;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NewTodo} of a meeting as the API takes it: upper case, except for the date.
 *
 * @param title the title
 * @param forId who has to do it
 * @param notes what there is to say about it
 * @param dueDate when it is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingTodoBody(@JsonProperty("Title") String title, @JsonProperty("ForId") long forId,
		@JsonProperty("Notes") @Nullable String notes, @Nullable LocalDate dueDate) {

}
