package dev.tandem.twin.definitions;

import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Todos of a user.
 */
@ApiClient("bloomy")
@HttpExchange("/todo")
public interface TodoApi {

	/**
	 * One todo.
	 * @param id its id
	 * @return the todo
	 */
	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable long id);

	@GetExchange("/{id}")
	Mono<ApiResult<Todo>> find(@PathVariable long id);

	@GetExchange("/user/{userId}")
	Flux<Todo> list(@PathVariable long userId);

	@PostExchange("/create")
	Mono<Todo> create(@RequestBody Mono<Todo> todo);

	@DeleteExchange("/{id}")
	Mono<Void> delete(@PathVariable long id);

	default Mono<Overview> overview(long userId) {
		return list(userId).collectList().map((todos) -> new Overview(userId, todos));
	}

	default String describe(Todo todo) {
		return todo.id() + ": " + todo.title();
	}

	record Todo(long id, String title) {
	}

	record Overview(long userId, List<Todo> todos) {
	}

}
