package dev.tandem.twin.definitions;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * What definitions inherit.
 *
 * @param <T> the type of the values
 * @param <I> the type of their ids
 */
interface CrudApi<T, I> {

	@GetExchange("/{id}")
	Mono<? extends T> get(@PathVariable I id);

	@GetExchange
	Flux<T> list(@RequestParam Iterable<I> ids);

	@PutExchange
	Mono<T> put(@RequestBody Mono<T> value);

	@GetExchange
	<X extends Comparable<X>> Flux<X> keys(@RequestAttribute ParameterizedTypeReference<X> type);

	default Mono<T> refresh(I id) {
		return get(id).flatMap((value) -> put(Mono.just(value)));
	}

	default String label(T value) {
		return "label of " + value;
	}

}
