package dev.tandem.twin.definitions;

import java.util.List;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;

/**
 * What definitions in blocking style inherit.
 *
 * @param <T> the type of the values
 * @param <I> the type of their ids
 */
interface PlainCrudApi<T, I> {

	@GetExchange("/{id}")
	T get(@PathVariable I id);

	@GetExchange
	List<T> list(@RequestParam List<I> ids);

	default T twice(I id) {
		get(id);
		return get(id);
	}

}
