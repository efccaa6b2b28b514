package dev.tandem.test.todo;

import dev.tandem.test.todo.TodoApi.Todo;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webflux.test.autoconfigure.WebFluxTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * A controller of WebFlux over a fake of the definition.
 */
@WebFluxTest(TodoController.class)
class FakedWebFluxTests {

	@MockitoBean
	TodoApi todos;

	@Test
	void bothTwinsCallTheFake(@Autowired WebTestClient client, @Autowired BlockingTodoApi blocking) {
		given(this.todos.get(7)).willReturn(Mono.just(new Todo(7, "Sign")));
		client.get().uri("/reactive/7").exchange().expectBody(Todo.class).isEqualTo(new Todo(7, "Sign"));
		assertThat(blocking.get(7)).isEqualTo(new Todo(7, "Sign"));
	}

}
