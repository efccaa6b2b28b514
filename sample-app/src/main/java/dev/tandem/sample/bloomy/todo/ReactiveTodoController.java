package dev.tandem.sample.bloomy.todo;

import dev.tandem.sample.bloomy.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * To-dos, by the reactive twin.
 */
@RestController
@RequestMapping("/reactive/todos")
class ReactiveTodoController {

	private final TodoApi todos;

	ReactiveTodoController(TodoApi todos) {
		this.todos = todos;
	}

	@GetMapping
	Flux<Todo> list(Scope scope) {
		return this.todos.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<Todo> create(@RequestBody NewTodo todo) {
		return this.todos.create(todo);
	}

}
