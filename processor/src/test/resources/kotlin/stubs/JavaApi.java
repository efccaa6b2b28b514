package example;

import java.util.List;
import java.util.Map;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Images, {@code image/*} only, see {@link Todo}.
 * <p>
 * It stands beside the definitions of Kotlin.
 */
@ApiClient("todo")
public interface JavaApi {

	/**
	 * Accepts {@code image/*}.
	 */
	@GetExchange("/absent")
	Mono<Todo> absent(@RequestParam(required = false) Integer limit, @RequestParam @Nullable String text,
			@RequestParam Object object);

	@GetExchange("/elements")
	Mono<List<@Nullable String>> elements(@RequestParam List<?> any, @RequestParam List<? extends Number> in,
			@RequestParam Class<?> type);

	@GetExchange("/wildcard")
	Flux<? extends Number> wildcard(@RequestParam String... names);

	@SuppressWarnings("rawtypes")
	@GetExchange("/raw")
	Mono<Map> raw(@RequestParam Map.Entry<String, Integer> entry);

	@GetExchange("/directions")
	Mono<Comparable<? extends Number>> directions(@RequestParam List<? super Integer> numbers,
			@RequestAttribute Map<? extends Number, ? super Integer> both,
			@RequestAttribute Map.Entry<String, ? super Integer> entry);

	@GetExchange("/publisher")
	Publisher<Todo> publisher();

	/**
	 * A definition within a type.
	 */
	@ApiClient("todo")
	interface Inner {

		@GetExchange("/list")
		Mono<List<Todo.Note>> List();

	}

}
