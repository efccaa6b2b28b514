package dev.tandem.sample.bloomy.todo;

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
 * To-dos of a user or of a meeting.
 */
@ApiClient("bloomy")
@HttpExchange
public interface TodoApi extends CurrentUserApi {

	@GetExchange("/todo/{id}")
	Mono<Todo> get(@PathVariable long id);

	@GetExchange("/todo/user/{userId}")
	Flux<Todo> ofUser(@PathVariable long userId);

	@GetExchange("/L10/{meetingId}/todos?INCLUDE_CLOSED=false")
	Flux<Todo> ofMeeting(@PathVariable long meetingId);

	@PostExchange("/todo/create")
	Mono<Todo> post(@RequestBody PersonalTodoBody todo);

	@PostExchange("/L10/{meetingId}/todos")
	Mono<Todo> post(@PathVariable long meetingId, @RequestBody MeetingTodoBody todo);

	@PutExchange("/todo/{id}")
	Mono<Void> put(@PathVariable long id, @RequestBody TodoUpdate update);

	@PostExchange("/todo/{id}/complete?status=true")
	Mono<Void> markComplete(@PathVariable long id);

	default Flux<Todo> list(Scope scope) {
		return scope.list(this, this::ofUser, this::ofMeeting);
	}

	default Mono<Todo> create(NewTodo todo) {
		return userIdOrMine(todo.userId()).flatMap((userId) -> {
			Long meetingId = todo.meetingId();
			return (meetingId != null)
					? post(meetingId, new MeetingTodoBody(todo.title(), userId, todo.notes(), todo.dueDate()))
					: post(new PersonalTodoBody(todo.title(), userId, todo.notes(), todo.dueDate()));
		});
	}

	default Mono<Todo> update(long id, TodoUpdate update) {
		return put(id, update).then(get(id));
	}

	default Mono<Todo> complete(long id) {
		return markComplete(id).then(get(id));
	}

	/**
	 * Create many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<NewTodo, Todo>> createMany(List<NewTodo> inputs) {
		return Bulk.of(inputs).call(this::create);
	}

	/**
	 * Read many, five at a time. One that fails does not end the others.
	 */
	default Mono<BulkResult<Long, Todo>> getMany(List<Long> ids) {
		return Bulk.of(ids).call(this::get);
	}

}
