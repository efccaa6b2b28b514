package dev.tandem.sample.examples;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import dev.tandem.ApiException;
import dev.tandem.ApiResponseException;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkOutcome;
import dev.tandem.bulk.BulkResult;
import dev.tandem.sample.SampleTest;
import dev.tandem.sample.Twin;
import dev.tandem.sample.bloomy.Scope;
import dev.tandem.sample.bloomy.goal.BlockingGoalApi;
import dev.tandem.sample.bloomy.goal.Goal;
import dev.tandem.sample.bloomy.goal.GoalApi;
import dev.tandem.sample.bloomy.goal.Goals;
import dev.tandem.sample.bloomy.goal.NewGoal;
import dev.tandem.sample.bloomy.headline.BlockingHeadlineApi;
import dev.tandem.sample.bloomy.headline.Headline;
import dev.tandem.sample.bloomy.headline.HeadlineApi;
import dev.tandem.sample.bloomy.headline.NewHeadline;
import dev.tandem.sample.bloomy.issue.BlockingIssueApi;
import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.issue.IssueApi;
import dev.tandem.sample.bloomy.issue.NewIssue;
import dev.tandem.sample.bloomy.meeting.BlockingMeetingApi;
import dev.tandem.sample.bloomy.meeting.MeetingApi;
import dev.tandem.sample.bloomy.meeting.MeetingDetails;
import dev.tandem.sample.bloomy.meeting.MeetingListItem;
import dev.tandem.sample.bloomy.scorecard.BlockingScorecardApi;
import dev.tandem.sample.bloomy.scorecard.Score;
import dev.tandem.sample.bloomy.scorecard.ScorecardApi;
import dev.tandem.sample.bloomy.scorecard.Week;
import dev.tandem.sample.bloomy.todo.BlockingTodoApi;
import dev.tandem.sample.bloomy.todo.NewTodo;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.todo.TodoApi;
import dev.tandem.sample.bloomy.user.BlockingUserApi;
import dev.tandem.sample.bloomy.user.SearchResult;
import dev.tandem.sample.bloomy.user.User;
import dev.tandem.sample.bloomy.user.UserApi;
import dev.tandem.sample.bloomy.user.UserDetails;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page of Bloomy's Python client, as docs/guide/from-python.md shows
 * them.
 */
@SampleTest
class BloomyExampleTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final long MEETING = 100;

	@Autowired
	private UserApi users;

	@Autowired
	private MeetingApi meetings;

	@Autowired
	private TodoApi todos;

	@Autowired
	private GoalApi goals;

	@Autowired
	private HeadlineApi headlines;

	@Autowired
	private IssueApi issues;

	@Autowired
	private ScorecardApi scorecard;

	@Autowired
	private BlockingUserApi blockingUsers;

	@Autowired
	private BlockingMeetingApi blockingMeetings;

	@Autowired
	private BlockingTodoApi blockingTodos;

	@Autowired
	private BlockingGoalApi blockingGoals;

	@Autowired
	private BlockingHeadlineApi blockingHeadlines;

	@Autowired
	private BlockingIssueApi blockingIssues;

	@Autowired
	private BlockingScorecardApi blockingScorecard;

	static String userInfo(BlockingUserApi users) {
		return users.me().name();
	}

	static Mono<String> userInfo(UserApi users) {
		return users.me().map(UserDetails::name);
	}

	@Test
	void initialization() {
		assertThat(userInfo(this.blockingUsers)).isEqualTo("Ada Quist");
		StepVerifier.create(userInfo(this.users)).expectNext("Ada Quist").expectComplete().verify(LIMIT);
	}

	@ParameterizedTest
	@EnumSource
	void makingApiCalls(Twin twin) {
		call(twin.of(BlockingUserApi.class, this.blockingUsers, this.users),
				twin.of(BlockingMeetingApi.class, this.blockingMeetings, this.meetings),
				twin.of(BlockingTodoApi.class, this.blockingTodos, this.todos),
				twin.of(BlockingGoalApi.class, this.blockingGoals, this.goals),
				twin.of(BlockingHeadlineApi.class, this.blockingHeadlines, this.headlines),
				twin.of(BlockingIssueApi.class, this.blockingIssues, this.issues),
				twin.of(BlockingScorecardApi.class, this.blockingScorecard, this.scorecard));
	}

	private static void call(BlockingUserApi users, BlockingMeetingApi meetings, BlockingTodoApi todos,
			BlockingGoalApi goals, BlockingHeadlineApi headlines, BlockingIssueApi issues,
			BlockingScorecardApi scorecard) {
		UserDetails user = users.me();
		List<SearchResult> found = users.search("ada");

		List<MeetingListItem> ofUser = meetings.list();
		MeetingDetails details = meetings.details(MEETING);

		List<Todo> open = todos.list(Scope.mine());
		Todo todo = todos.create(new NewTodo("Review async code", MEETING, null, null, null));

		Goals all = goals.list(null);
		Goal goal = goals.create(new NewGoal(MEETING, "Complete Q1 objectives", null));

		List<Headline> news = headlines.list(Scope.mine());
		Headline headline = headlines.create(new NewHeadline(MEETING, "Product launch successful", null, null));

		List<Issue> unsolved = issues.list(Scope.mine());
		Issue issue = issues.create(new NewIssue(MEETING, "Server performance degradation", null, null));

		List<Score> scores = scorecard.list(Scope.mine(), null, false);
		Week week = scorecard.currentWeek();

		assertThat(List.of(user, details, todo, all, goal, headline, issue, week)).doesNotContainNull();
		assertThat(List.of(found, ofUser, open, news, unsolved, scores))
			.allSatisfy((list) -> assertThat(list).isNotEmpty());
	}

	record Everything(UserDetails user, List<MeetingListItem> meetings, List<Todo> todos) {
	}

	static Mono<Everything> fetchAllData(UserApi users, MeetingApi meetings, TodoApi todos) {
		return Mono.zip(users.me(), meetings.list().collectList(), todos.list(Scope.mine()).collectList())
			.map((all) -> new Everything(all.getT1(), all.getT2(), all.getT3()));
	}

	@Test
	void gather() {
		StepVerifier.create(fetchAllData(this.users, this.meetings, this.todos)).assertNext((all) -> {
			assertThat(all.user().name()).isEqualTo("Ada Quist");
			assertThat(all.meetings()).isNotEmpty();
			assertThat(all.todos()).isNotEmpty();
		}).expectComplete().verify(LIMIT);
	}

	static Flux<MeetingDetails> processMeetings(MeetingApi meetings) {
		return meetings.list().take(5).flatMapSequential((meeting) -> meetings.details(meeting.id()));
	}

	@Test
	void createTask() {
		StepVerifier.create(processMeetings(this.meetings).map(MeetingDetails::name).take(1))
			.expectNext("Leadership")
			.expectComplete()
			.verify(LIMIT);
	}

	/**
	 * The controllers of the sample.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "me", "meetings" })
	void integration(String path, @Autowired RestTestClient client) {
		for (Twin twin : Twin.values()) {
			client.get().uri("/" + twin.name().toLowerCase(Locale.ROOT) + "/" + path).exchange().expectStatus().isOk();
		}
	}

	static void bulkCreateTodos(BlockingTodoApi todos, List<NewTodo> inputs) {
		BulkResult<NewTodo, Todo> result = Objects.requireNonNull(todos.createMany(inputs));
		for (Todo todo : result.outputs()) {
			System.out.println("created " + todo.id());
		}
		for (BulkOutcome.Failure<NewTodo, Todo> failure : result.failures()) {
			System.out.println(failure.index() + ", " + failure.input().title() + ": " + failure.error().getMessage());
		}
	}

	@Test
	void bulkOperations() {
		List<NewTodo> inputs = List.of(new NewTodo("One", MEETING, null, null, null),
				new NewTodo("Two", 999L, null, null, null));
		bulkCreateTodos(this.blockingTodos, inputs);
		StepVerifier.create(this.todos.createMany(inputs)).assertNext((result) -> {
			assertThat(result.outputs()).hasSize(1);
			assertThat(result.failures()).hasSize(1);
		}).expectComplete().verify(LIMIT);
	}

	static Mono<List<UserDetails>> syncUserData(UserApi users) {
		return users.list(false)
			.map(SearchResult::id)
			.flatMapSequential((id) -> users.details(id, true, true), 10)
			.collectList();
	}

	@Test
	void dataPipeline() {
		StepVerifier.create(syncUserData(this.users).map((all) -> all.get(0).name()))
			.expectNext("Ada Quist")
			.expectComplete()
			.verify(LIMIT);
	}

	static @Nullable User safeOperation(BlockingUserApi users, long id) {
		try {
			return users.get(id);
		}
		catch (ApiResponseException ex) {
			System.out.println("API error: " + ex.getMessage() + " (status " + ex.status().value() + ")");
			return null;
		}
		catch (ApiException ex) {
			System.out.println("No response: " + ex.getMessage());
			return null;
		}
	}

	@Test
	void errorHandling() {
		assertThat(safeOperation(this.blockingUsers, 1)).isNotNull();
		assertThat(safeOperation(this.blockingUsers, 999)).isNull();
	}

	static Mono<List<Todo>> processWithLimit(TodoApi todos, List<Long> ids) {
		return Bulk.of(ids).concurrency(5).call(todos::get).map(BulkResult::orElseThrow);
	}

	@Test
	void limitedConcurrency() {
		AtomicInteger atOnce = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		StepVerifier.create(Bulk.of(List.of(1001L, 1003L, 1001L, 1003L, 1001L, 1003L, 1001L, 1003L))
			.concurrency(5)
			.call((id) -> Mono.defer(() -> {
				most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
				return this.todos.get(id).doOnTerminate(() -> atOnce.decrementAndGet());
			}))
			.map(BulkResult::outputs)).assertNext((all) -> assertThat(all).hasSize(8)).expectComplete().verify(LIMIT);
		assertThat(most).hasValueLessThanOrEqualTo(5);
		StepVerifier.create(processWithLimit(this.todos, List.of(1001L, 1003L)).map(List::size))
			.expectNext(2)
			.expectComplete()
			.verify(LIMIT);
	}

}
