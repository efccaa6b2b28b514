package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Todos: what a {@link Todo} is, and {@linkplain Mono how to wait} for one.
 * <p>
 * Costs $1 a call.
 *
 * @author Someone
 * @see Flux
 */
@ApiClient("bloomy")
@HttpExchange("/todo")
public interface TodoApi {

	/**
	 * One todo, see {@link #list(long)}.
	 * @param id its id
	 * @return the todo
	 * @throws IllegalStateException if it is locked
	 * @throws Unknown if nobody knows
	 */
	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable long id);

	@GetExchange("/user/{userId}")
	Flux<Todo> list(@PathVariable long userId);

	@PostExchange("/create")
	Mono<Todo> create(@RequestBody Todo todo);

	/**
	 * Delete one.
	 * @param id its id
	 * @return when it is done
	 */
	@DeleteExchange("/{id}")
	Mono<Void> delete(@PathVariable long id);

	class Unknown extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
