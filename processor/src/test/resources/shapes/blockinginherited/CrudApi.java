package example;

import dev.tandem.CallTimeout;
import dev.tandem.Idempotent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

@HttpExchange("/crud")
@CallTimeout("2s")
interface CrudApi<T, I> {

	@GetExchange("/{id}")
	T get(@PathVariable I id);

	@Idempotent
	@PostExchange
	T create(@RequestBody T value);

	default T copy(I id) {
		return create(get(id));
	}

}
