package dev.tandem.sample.bloomy.meeting;

import java.time.Instant;
import java.util.List;

import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.user.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.UpperCamelCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A meeting with everything in it, put together from five answers.
 *
 * @param id the id
 * @param name the name
 * @param startDateUtc when it takes place, if that is known
 * @param createTime when it was created
 * @param organizationId the organization
 * @param attendees who attends
 * @param issues what it has to solve
 * @param todos what its attendees have to do
 * @param measurables what it measures every week
 */
@JsonNaming(UpperCamelCaseStrategy.class)
public record MeetingDetails(long id, String name, @Nullable Instant startDateUtc, @Nullable Instant createTime,
		@Nullable Long organizationId, List<User> attendees, List<Issue> issues, List<Todo> todos,
		List<Measurable> measurables) {

	static MeetingDetails of(Meeting meeting, List<User> attendees, List<Issue> issues, List<Todo> todos,
			List<Measurable> measurables) {
		return new MeetingDetails(meeting.id(), meeting.basics().name(), meeting.startDateUtc(), meeting.createTime(),
				meeting.organizationId(), attendees, issues, todos, measurables);
	}

}
