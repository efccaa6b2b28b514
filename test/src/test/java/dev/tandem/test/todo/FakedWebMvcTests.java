package dev.tandem.test.todo;

import dev.tandem.test.todo.TodoApi.Todo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.mockito.BDDMockito.given;

/**
 * A controller of Spring MVC over a fake of the definition.
 */
@WebMvcTest(TodoController.class)
class FakedWebMvcTests {

	@MockitoBean
	TodoApi todos;

	@Autowired
	BlockingTodoApi blocking;

	@ParameterizedTest
	@ValueSource(strings = { "/reactive/7", "/blocking/7" })
	void bothTwinsCallTheFake(String path, @Autowired MockMvcTester mvc) {
		given(this.todos.get(7)).willReturn(Mono.just(new Todo(7, "Sign")));
		assertThat(mvc.get().uri(path).exchange()).bodyJson().extractingPath("title").isEqualTo("Sign");
	}

	@Test
	void fakeWhenItReturnsNullIsNamed() {
		assertThatNullPointerException().isThrownBy(() -> this.blocking.list("eve"))
			.withMessageStartingWith("dev.tandem.test.todo.TodoApi#list returned null in place of a call");
	}

}
