package example;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Mono;

@ApiClient("todo")
@HttpExchange("/users/{user}")
interface TodoApi {

	@GetExchange("/{id}")
	Mono<Todo> missing(@PathVariable String user);

	@GetExchange("/all")
	Mono<Todo> missingOfType();

	@GetExchange("/{id}")
	Mono<Todo> misspelt(@PathVariable String user, @PathVariable("idd") long id);

	@GetExchange("/{id}")
	Mono<Todo> unannotated(@PathVariable String user, long id);

	@GetExchange("/todos")
	Mono<Todo> misplaced(@PathVariable String user, @PathVariable long id, @PathVariable long other);

	@GetExchange("/{id")
	Mono<Todo> unclosed(@PathVariable String user, @PathVariable long id);

	@GetExchange(url = "/id}")
	Mono<Todo> unopened(@PathVariable String user);

	@GetExchange("/{}")
	Mono<Todo> nameless(@PathVariable String user);

	@GetExchange("/{/ids*}")
	Mono<Todo> operator(@PathVariable String user);

	@GetExchange("/{id}")
	Mono<Todo> fine(@PathVariable String user, @PathVariable Optional<Long> id);

	@GetExchange("/{id:[0-9]{1,3}}/{a.b}?q={q}")
	Mono<Todo> patterns(@PathVariable String user, @PathVariable long id, @PathVariable("a.b") String ab,
			@PathVariable("q") String query);

	@GetExchange("/{id}/{other}")
	Mono<Todo> map(@PathVariable Map<String, String> variables);

	@GetExchange("/{id}")
	Mono<Todo> address(URI uri);

	@GetExchange("/${api.path:/{id}}")
	Mono<Todo> placeholder(@PathVariable String user, @PathVariable long id);

	@GetExchange("/#{1 + 1}/{größe}")
	Mono<Todo> expression(@PathVariable String user, @PathVariable("größe") int size);

}
