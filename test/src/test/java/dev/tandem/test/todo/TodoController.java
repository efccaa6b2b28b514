package dev.tandem.test.todo;

import dev.tandem.test.todo.TodoApi.Todo;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Calls with both twins.
 */
@RestController
class TodoController {

	private final TodoApi reactive;

	private final BlockingTodoApi blocking;

	TodoController(TodoApi reactive, BlockingTodoApi blocking) {
		this.reactive = reactive;
		this.blocking = blocking;
	}

	@GetMapping("/reactive/{id}")
	Mono<Todo> reactive(@PathVariable long id) {
		return this.reactive.get(id);
	}

	@GetMapping("/blocking/{id}")
	@Nullable Todo blocking(@PathVariable long id) {
		return this.blocking.get(id);
	}

}
