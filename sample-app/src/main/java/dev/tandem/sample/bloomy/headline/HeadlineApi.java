package dev.tandem.sample.bloomy.headline;

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
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Headlines of a meeting.
 */
@ApiClient("bloomy")
@HttpExchange
public interface HeadlineApi extends CurrentUserApi {

	@GetExchange("/headline/{id}?Include_Origin=true")
	Mono<Headline> get(@PathVariable long id);

	@GetExchange("/headline/users/{userId}")
	Flux<Headline> ofUser(@PathVariable long userId);

	@GetExchange("/l10/{meetingId}/headlines")
	Flux<Headline> ofMeeting(@PathVariable long meetingId);

	@PostExchange("/L10/{meetingId}/headlines")
	Mono<Headline> post(@PathVariable long meetingId, @RequestBody HeadlineBody headline);

	@PutExchange("/headline/{id}")
	Mono<Void> update(@PathVariable long id, @RequestBody HeadlineUpdate update);

	@DeleteExchange("/headline/{id}")
	Mono<Void> delete(@PathVariable long id);

	default Flux<Headline> list(Scope scope) {
		return scope.list(this, this::ofUser, this::ofMeeting);
	}

	default Mono<Headline> create(NewHeadline headline) {
		return userIdOrMine(headline.userId()).flatMap(
				(userId) -> post(headline.meetingId(), new HeadlineBody(headline.title(), userId, headline.notes())));
	}

	/**
	 * Create many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<NewHeadline, Headline>> createMany(List<NewHeadline> inputs) {
		return Bulk.of(inputs).call(this::create);
	}

	/**
	 * Read many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<Long, Headline>> getMany(List<Long> ids) {
		return Bulk.of(ids).call(this::get);
	}

}
