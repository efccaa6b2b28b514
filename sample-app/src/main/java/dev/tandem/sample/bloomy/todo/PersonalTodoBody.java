package dev.tandem.sample.bloomy.todo;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A personal {@link NewTodo} as the API takes it.
 *
 * @param title the title
 * @param accountableUserId who has to do it
 * @param notes what there is to say about it
 * @param dueDate when it is due
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PersonalTodoBody(String title, long accountableUserId, @Nullable String notes,
		@Nullable LocalDate dueDate) {

}
