package dev.tandem.sample.bloomy.goal;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkResult;
import dev.tandem.sample.bloomy.CurrentUserApi;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Goals, which the API calls rocks.
 */
@ApiClient("bloomy")
@HttpExchange
public interface GoalApi extends CurrentUserApi {

	@GetExchange("/rocks/{id}")
	Mono<Goal> get(@PathVariable long id);

	@GetExchange("/rocks/user/{userId}?include_origin=true")
	Flux<Goal> ofUser(@PathVariable long userId);

	@GetExchange("/archivedrocks/user/{userId}")
	Flux<Goal> archivedOfUser(@PathVariable long userId);

	@PostExchange("/L10/{meetingId}/rocks")
	Mono<Goal> post(@PathVariable long meetingId, @RequestBody GoalBody goal);

	@PutExchange("/rocks/{id}")
	Mono<Void> update(@PathVariable long id, @RequestBody GoalUpdate update);

	@PutExchange("/rocks/{id}/archive")
	Mono<Void> archive(@PathVariable long id);

	@PutExchange("/rocks/{id}/restore")
	Mono<Void> restore(@PathVariable long id);

	@DeleteExchange("/rocks/{id}")
	Mono<Void> delete(@PathVariable long id);

	/**
	 * The goals of a user, or of the current one, both lists fetched at once.
	 */
	default Mono<Goals> list(@Nullable Long userId) {
		return userIdOrMine(userId)
			.flatMap((id) -> Mono.zip(ofUser(id).collectList(), archivedOfUser(id).collectList(), Goals::new));
	}

	default Mono<Goal> create(NewGoal goal) {
		return userIdOrMine(goal.userId())
			.flatMap((userId) -> post(goal.meetingId(), new GoalBody(goal.title(), userId)));
	}

	/**
	 * Create many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<NewGoal, Goal>> createMany(List<NewGoal> inputs) {
		return Bulk.of(inputs).call(this::create);
	}

	/**
	 * Read many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<Long, Goal>> getMany(List<Long> ids) {
		return Bulk.of(ids).call(this::get);
	}

}
