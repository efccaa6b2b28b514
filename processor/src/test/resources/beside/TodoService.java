package example;

import lombok.RequiredArgsConstructor;
import reactor.core.publisher.Mono;

/**
 * Lombok makes a constructor of types that Tandem makes.
 */
@RequiredArgsConstructor
public class TodoService {

	private final BlockingTodoApi blocking;

	private final ReactivePlainTodoApi reactive;

	private final TodoMapper mapper;

	public TodoView first() {
		return this.mapper.view(this.blocking.get(1));
	}

	public Mono<Todo> again(Todo todo) {
		return this.reactive.create(this.mapper.again(todo));
	}

	static TodoService of(BlockingTodoApi blocking, ReactivePlainTodoApi reactive, TodoMapper mapper) {
		return new TodoService(blocking, reactive, mapper);
	}

}
