package dev.tandem.sample.bloomy.goal;

import java.time.Instant;
import java.util.List;

import dev.tandem.sample.bloomy.BloomyTime;
import dev.tandem.sample.bloomy.user.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something to reach by the end of the quarter.
 *
 * @param id the id
 * @param name the title
 * @param owner who is accountable; not given for an archived one
 * @param createTime when it was set
 * @param dueDate when it is due
 * @param complete whether it is reached; not given for one just created
 * @param origins the meetings that follow it; not given for an archived one
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record Goal(long id, String name, @Nullable User owner, @BloomyTime @Nullable Instant createTime,
		@BloomyTime @Nullable Instant dueDate, @Nullable Boolean complete, @Nullable List<Origin> origins) {

	/**
	 * A meeting that follows a goal.
	 *
	 * @param id the meeting's id
	 * @param name the meeting's name
	 */
	@JsonNaming(UpperCamelCaseStrategy.class)
	public record Origin(long id, @Nullable String name) {

	}

}
