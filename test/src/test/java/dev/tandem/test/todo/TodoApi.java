package dev.tandem.test.todo;

import dev.tandem.ApiClient;
import dev.tandem.CallOptions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * A definition of the application.
 */
@ApiClient("todo")
@HttpExchange("/todo")
public interface TodoApi {

	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable long id, CallOptions options);

	@GetExchange
	Flux<Todo> list(@RequestParam String owner);

	@PostExchange
	Mono<Todo> create(@Valid @RequestBody NewTodo todo);

	default Mono<Todo> get(long id) {
		return get(id, CallOptions.none());
	}

	record Todo(long id, String title) {
	}

	record NewTodo(@NotBlank String title) {
	}

}
