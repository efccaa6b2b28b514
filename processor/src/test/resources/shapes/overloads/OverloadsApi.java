package example;

import dev.tandem.ApiClient;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("overloads")
public interface OverloadsApi {

	@GetExchange
	Mono<Todo> get(long definition);

	@GetExchange
	Mono<Todo> get(String definition);

	@PostExchange
	Mono<Todo> post(Mono<Todo> one);

	@PostExchange
	Flux<Todo> post(Flux<Todo> many);

	@PostExchange
	Mono<Todo> post(Object other);

	@GetExchange
	Mono<String> toString(int radix);

	@Override
	String toString();

	@Override
	int hashCode();

	@Override
	boolean equals(Object other);

}
