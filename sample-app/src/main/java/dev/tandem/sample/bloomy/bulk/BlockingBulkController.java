package dev.tandem.sample.bloomy.bulk;

import java.util.List;

import dev.tandem.bulk.BlockingBulk;
import dev.tandem.sample.bloomy.goal.BlockingGoalApi;
import dev.tandem.sample.bloomy.goal.Goal;
import dev.tandem.sample.bloomy.goal.NewGoal;
import dev.tandem.sample.bloomy.headline.BlockingHeadlineApi;
import dev.tandem.sample.bloomy.headline.Headline;
import dev.tandem.sample.bloomy.headline.NewHeadline;
import dev.tandem.sample.bloomy.issue.BlockingIssueApi;
import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.issue.NewIssue;
import dev.tandem.sample.bloomy.meeting.BlockingMeetingApi;
import dev.tandem.sample.bloomy.meeting.CreatedMeeting;
import dev.tandem.sample.bloomy.meeting.MeetingDetails;
import dev.tandem.sample.bloomy.meeting.NewMeeting;
import dev.tandem.sample.bloomy.todo.BlockingTodoApi;
import dev.tandem.sample.bloomy.todo.NewTodo;
import dev.tandem.sample.bloomy.todo.Todo;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many at once, five at a time, by the blocking twins.
 */
@RestController
@RequestMapping("/blocking/bulk")
class BlockingBulkController {

	private final BlockingTodoApi todos;

	private final BlockingGoalApi goals;

	private final BlockingHeadlineApi headlines;

	private final BlockingIssueApi issues;

	private final BlockingMeetingApi meetings;

	BlockingBulkController(BlockingTodoApi todos, BlockingGoalApi goals, BlockingHeadlineApi headlines,
			BlockingIssueApi issues, BlockingMeetingApi meetings) {
		this.todos = todos;
		this.goals = goals;
		this.headlines = headlines;
		this.issues = issues;
		this.meetings = meetings;
	}

	@PostMapping("/todos")
	BulkReport<Todo> createTodos(@RequestBody List<JsonNode> inputs) {
		return BulkReport
			.of(BlockingBulk.of(inputs).call((input) -> this.todos.create(Inputs.read(input, NewTodo.class))));
	}

	@GetMapping("/todos")
	BulkReport<Todo> getTodos(@RequestParam List<Long> ids) {
		return BulkReport.of(this.todos.getMany(ids));
	}

	@PostMapping("/goals")
	BulkReport<Goal> createGoals(@RequestBody List<JsonNode> inputs) {
		return BulkReport
			.of(BlockingBulk.of(inputs).call((input) -> this.goals.create(Inputs.read(input, NewGoal.class))));
	}

	@GetMapping("/goals")
	BulkReport<Goal> getGoals(@RequestParam List<Long> ids) {
		return BulkReport.of(this.goals.getMany(ids));
	}

	@PostMapping("/headlines")
	BulkReport<Headline> createHeadlines(@RequestBody List<JsonNode> inputs) {
		return BulkReport
			.of(BlockingBulk.of(inputs).call((input) -> this.headlines.create(Inputs.read(input, NewHeadline.class))));
	}

	@GetMapping("/headlines")
	BulkReport<Headline> getHeadlines(@RequestParam List<Long> ids) {
		return BulkReport.of(this.headlines.getMany(ids));
	}

	@PostMapping("/issues")
	BulkReport<Issue> createIssues(@RequestBody List<JsonNode> inputs) {
		return BulkReport
			.of(BlockingBulk.of(inputs).call((input) -> this.issues.create(Inputs.read(input, NewIssue.class))));
	}

	@GetMapping("/issues")
	BulkReport<Issue> getIssues(@RequestParam List<Long> ids) {
		return BulkReport.of(this.issues.getMany(ids));
	}

	@PostMapping("/meetings")
	BulkReport<CreatedMeeting> createMeetings(@RequestBody List<JsonNode> inputs) {
		return BulkReport
			.of(BlockingBulk.of(inputs).call((input) -> this.meetings.create(Inputs.read(input, NewMeeting.class))));
	}

	@GetMapping("/meetings")
	BulkReport<MeetingDetails> getMeetings(@RequestParam List<Long> ids) {
		return BulkReport.of(this.meetings.getMany(ids));
	}

}
