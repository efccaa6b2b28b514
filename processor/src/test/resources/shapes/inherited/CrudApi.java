package example;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

interface CrudApi<T, I> extends CountApi {

	/**
	 * One of them.
	 * @param id its id
	 * @return the one
	 */
	@GetExchange("/{id}")
	Mono<? extends T> get(@PathVariable I id);

	@GetExchange
	Flux<T> list(@RequestParam @Nullable I after);

	@PostExchange
	Mono<T> create(@RequestBody Mono<T> value);

	default Mono<T> copy(I id) {
		return get(id).flatMap((value) -> create(Mono.just(value)));
	}

}
