package dev.tandem.sample.bloomy.bulk;

import java.util.List;

import dev.tandem.bulk.Bulk;
import dev.tandem.sample.bloomy.goal.Goal;
import dev.tandem.sample.bloomy.goal.GoalApi;
import dev.tandem.sample.bloomy.goal.NewGoal;
import dev.tandem.sample.bloomy.headline.Headline;
import dev.tandem.sample.bloomy.headline.HeadlineApi;
import dev.tandem.sample.bloomy.headline.NewHeadline;
import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.issue.IssueApi;
import dev.tandem.sample.bloomy.issue.NewIssue;
import dev.tandem.sample.bloomy.meeting.CreatedMeeting;
import dev.tandem.sample.bloomy.meeting.MeetingApi;
import dev.tandem.sample.bloomy.meeting.MeetingDetails;
import dev.tandem.sample.bloomy.meeting.NewMeeting;
import dev.tandem.sample.bloomy.todo.NewTodo;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.todo.TodoApi;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many at once, five at a time, by the reactive twins.
 */
@RestController
@RequestMapping("/reactive/bulk")
class ReactiveBulkController {

	private final TodoApi todos;

	private final GoalApi goals;

	private final HeadlineApi headlines;

	private final IssueApi issues;

	private final MeetingApi meetings;

	ReactiveBulkController(TodoApi todos, GoalApi goals, HeadlineApi headlines, IssueApi issues, MeetingApi meetings) {
		this.todos = todos;
		this.goals = goals;
		this.headlines = headlines;
		this.issues = issues;
		this.meetings = meetings;
	}

	@PostMapping("/todos")
	Mono<BulkReport<Todo>> createTodos(@RequestBody List<JsonNode> inputs) {
		return Bulk.of(inputs)
			.call((input) -> this.todos.create(Inputs.read(input, NewTodo.class)))
			.map(BulkReport::of);
	}

	@GetMapping("/todos")
	Mono<BulkReport<Todo>> getTodos(@RequestParam List<Long> ids) {
		return this.todos.getMany(ids).map(BulkReport::of);
	}

	@PostMapping("/goals")
	Mono<BulkReport<Goal>> createGoals(@RequestBody List<JsonNode> inputs) {
		return Bulk.of(inputs)
			.call((input) -> this.goals.create(Inputs.read(input, NewGoal.class)))
			.map(BulkReport::of);
	}

	@GetMapping("/goals")
	Mono<BulkReport<Goal>> getGoals(@RequestParam List<Long> ids) {
		return this.goals.getMany(ids).map(BulkReport::of);
	}

	@PostMapping("/headlines")
	Mono<BulkReport<Headline>> createHeadlines(@RequestBody List<JsonNode> inputs) {
		return Bulk.of(inputs)
			.call((input) -> this.headlines.create(Inputs.read(input, NewHeadline.class)))
			.map(BulkReport::of);
	}

	@GetMapping("/headlines")
	Mono<BulkReport<Headline>> getHeadlines(@RequestParam List<Long> ids) {
		return this.headlines.getMany(ids).map(BulkReport::of);
	}

	@PostMapping("/issues")
	Mono<BulkReport<Issue>> createIssues(@RequestBody List<JsonNode> inputs) {
		return Bulk.of(inputs)
			.call((input) -> this.issues.create(Inputs.read(input, NewIssue.class)))
			.map(BulkReport::of);
	}

	@GetMapping("/issues")
	Mono<BulkReport<Issue>> getIssues(@RequestParam List<Long> ids) {
		return this.issues.getMany(ids).map(BulkReport::of);
	}

	@PostMapping("/meetings")
	Mono<BulkReport<CreatedMeeting>> createMeetings(@RequestBody List<JsonNode> inputs) {
		return Bulk.of(inputs)
			.call((input) -> this.meetings.create(Inputs.read(input, NewMeeting.class)))
			.map(BulkReport::of);
	}

	@GetMapping("/meetings")
	Mono<BulkReport<MeetingDetails>> getMeetings(@RequestParam List<Long> ids) {
		return this.meetings.getMany(ids).map(BulkReport::of);
	}

}
