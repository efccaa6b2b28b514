package dev.tandem.sample.bloomy.meeting;

import java.util.Collection;
import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.bulk.Bulk;
import dev.tandem.bulk.BulkResult;
import dev.tandem.sample.bloomy.CurrentUserApi;
import dev.tandem.sample.bloomy.issue.Issue;
import dev.tandem.sample.bloomy.todo.Todo;
import dev.tandem.sample.bloomy.user.User;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Meetings, which the API calls L10.
 */
@ApiClient("bloomy")
@HttpExchange
public interface MeetingApi extends CurrentUserApi {

	@GetExchange("/L10/{userId}/list")
	Flux<MeetingListItem> ofUser(@PathVariable long userId);

	@GetExchange("/L10/{id}")
	Mono<Meeting> get(@PathVariable long id);

	@GetExchange("/L10/{id}/attendees")
	Flux<User> attendees(@PathVariable long id);

	@GetExchange("/L10/{id}/issues")
	Flux<Issue> issues(@PathVariable long id, @RequestParam("include_resolved") boolean includeResolved);

	@GetExchange("/L10/{id}/todos")
	Flux<Todo> todos(@PathVariable long id, @RequestParam("INCLUDE_CLOSED") boolean includeClosed);

	@GetExchange("/L10/{id}/measurables")
	Flux<Measurable> measurables(@PathVariable long id);

	@PostExchange("/L10/create")
	Mono<CreatedMeeting> create(@RequestBody NewMeeting meeting);

	@PostExchange("/L10/{id}/attendees/{userId}")
	Mono<Void> addAttendee(@PathVariable long id, @PathVariable long userId);

	@DeleteExchange("/L10/{id}")
	Mono<Void> delete(@PathVariable long id);

	/**
	 * The meetings of the current user.
	 */
	default Flux<MeetingListItem> list() {
		return currentUser().flatMapMany((user) -> ofUser(user.id()));
	}

	/**
	 * A meeting with everything that is open in it.
	 */
	default Mono<MeetingDetails> details(long id) {
		return details(id, false);
	}

	/**
	 * A meeting with everything in it: one call, which fails for an unknown meeting, then
	 * four at once.
	 */
	default Mono<MeetingDetails> details(long id, boolean includeClosed) {
		return get(id).flatMap((meeting) -> Mono
			.zip(attendees(id).collectList(), issues(id, includeClosed).collectList(),
					todos(id, includeClosed).collectList(), measurables(id).collectList())
			.map((parts) -> MeetingDetails.of(meeting, parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4())));
	}

	/**
	 * Create a meeting and then invite all attendees at once.
	 */
	default Mono<CreatedMeeting> create(NewMeeting meeting, Collection<Long> attendees) {
		return create(meeting).flatMap((created) -> Flux.fromIterable(attendees)
			.flatMap((userId) -> addAttendee(created.meetingId(), userId))
			.then(Mono.just(created)));
	}

	/**
	 * Create many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<NewMeeting, CreatedMeeting>> createMany(List<NewMeeting> inputs) {
		return Bulk.of(inputs).call((input) -> create(input));
	}

	/**
	 * Read many with everything that is open in them, five at a time. One that fails does
	 * not end the others.
	 */
	default Mono<BulkResult<Long, MeetingDetails>> getMany(List<Long> ids) {
		return Bulk.of(ids).call((id) -> details(id));
	}

}
