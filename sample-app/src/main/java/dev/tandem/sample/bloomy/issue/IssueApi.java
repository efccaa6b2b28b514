package dev.tandem.sample.bloomy.issue;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkResult;
import dev.tandem.sample.bloomy.CurrentUserApi;
import dev.tandem.sample.bloomy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Issues of a meeting.
 */
@ApiClient("bloomy")
@HttpExchange
public interface IssueApi extends CurrentUserApi {

	@GetExchange("/issues/{id}")
	Mono<Issue> get(@PathVariable long id);

	@GetExchange("/issues/users/{userId}")
	Flux<Issue> ofUser(@PathVariable long userId);

	@GetExchange("/l10/{meetingId}/issues")
	Flux<Issue> ofMeeting(@PathVariable long meetingId);

	@PostExchange("/issues/create")
	Mono<Issue> post(@RequestBody IssueBody issue);

	@PutExchange("/issues/{id}")
	Mono<Void> put(@PathVariable long id, @RequestBody IssueUpdate update);

	@PostExchange("/issues/{id}/complete")
	Mono<Void> complete(@PathVariable long id, @RequestBody IssueCompletion completion);

	default Flux<Issue> list(Scope scope) {
		return scope.list(this, this::ofUser, this::ofMeeting);
	}

	default Mono<Issue> create(NewIssue issue) {
		return userIdOrMine(issue.userId())
			.flatMap((userId) -> post(new IssueBody(issue.title(), issue.meetingId(), userId, issue.notes())));
	}

	default Mono<Issue> update(long id, IssueUpdate update) {
		return put(id, update).then(get(id));
	}

	default Mono<Issue> solve(long id) {
		return complete(id, new IssueCompletion(true)).then(get(id));
	}

	/**
	 * Create many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<NewIssue, Issue>> createMany(List<NewIssue> inputs) {
		return Bulk.of(inputs).call(this::create);
	}

	/**
	 * Read many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<Long, Issue>> getMany(List<Long> ids) {
		return Bulk.of(ids).call(this::get);
	}

}
