package example;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.tandem.ApiClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("defaults")
interface DefaultsApi {

	@GetExchange
	Flux<Todo> list();

	default Mono<Integer> count() {
		return list().collectList().map(List::size);
	}

	default Flux<ServerSentEvent<Todo>> events() {
		return list().map((todo) -> ServerSentEvent.builder(todo).build());
	}

	default Mono<Void> check(Mono<Todo> expected) {
		return list().then();
	}

	default String describe(Todo todo) {
		return text(todo);
	}

	default void print(StringBuilder target, Todo todo) {
		target.append(text(todo));
	}

	default CompletableFuture<Todo> later() {
		return list().next().toFuture();
	}

	private String text(Todo todo) {
		return todo.title();
	}

	static Todo todo() {
		return new Todo(1, "one");
	}

}
