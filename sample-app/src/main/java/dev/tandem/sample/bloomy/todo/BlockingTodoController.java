package dev.tandem.sample.bloomy.todo;

import java.util.List;

import dev.tandem.sample.bloomy.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * To-dos, by the blocking twin.
 */
@RestController
@RequestMapping("/blocking/todos")
class BlockingTodoController {

	private final BlockingTodoApi todos;

	BlockingTodoController(BlockingTodoApi todos) {
		this.todos = todos;
	}

	@GetMapping
	List<Todo> list(Scope scope) {
		return this.todos.list(scope);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Nullable Todo create(@RequestBody NewTodo todo) {
		return this.todos.create(todo);
	}

}
