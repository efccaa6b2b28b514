package example;

import dev.tandem.ApiClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("overloads")
public interface OverloadsApi {

	@GetExchange
	Mono<Todo> get(@RequestParam long definition);

	@GetExchange
	Mono<Todo> get(@RequestParam String definition);

	@PostExchange
	Mono<Todo> post(@RequestBody Mono<Todo> one);

	@PostExchange
	Flux<Todo> post(@RequestBody Flux<Todo> many);

	@PostExchange
	Mono<Todo> post(@RequestBody Object other);

	@GetExchange
	Mono<String> toString(@RequestParam int radix);

	@Override
	String toString();

	@Override
	int hashCode();

	@Override
	boolean equals(Object other);

}
