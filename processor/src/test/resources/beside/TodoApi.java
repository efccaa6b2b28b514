package example;

import dev.tandem.ApiClient;
import dev.tandem.QueryObject;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * In reactive style, with types of Lombok.
 */
@ApiClient("todo")
public interface TodoApi {

	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable long id);

	@GetExchange
	Flux<Todo> list(@QueryObject Filter filter);

	@PostExchange
	Mono<Todo> create(@RequestBody NewTodo todo);

}
