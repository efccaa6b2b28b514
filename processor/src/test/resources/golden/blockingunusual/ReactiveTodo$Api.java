package example;

import dev.tandem.ApiClient;
import dev.tandem.QueryObject;
import dev.tandem.twin.ReactiveCall;
import dev.tandem.twin.ReactiveTwin;
import java.io.Serializable;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What Java allows and few write.
 *
 * @see Todo$Api
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@ReactiveTwin(Todo$Api.class)
@ApiClient("todo")
@HttpExchange("${todo.base}/#{1 + 1}")
interface ReactiveTodo$Api {
	/**
	 * A doc with {@code x > y}, {@literal <} and {@systemProperty a.b}:
	 * <pre>{@code
	 *   @Foo
	 *   class X { }
	 * }</pre>
	 * &#64;at a from.
	 * @param <T> the type
	 * @param number a number
	 * @return the number
	 * @since 1
	 */
	@GetExchange("/number")
	<T extends Number & Comparable<T> & Serializable> Mono<T> number(@RequestParam("number") T number);

	@GetExchange("/fails")
	<E extends Exception> Mono<String> fails();

	@GetExchange("/kinds/{kind}")
	Mono<Todo$Api.Kind> kinds(@PathVariable("kind") Todo$Api.Kind kind);

	@GetExchange("/range")
	Mono<String> range(@QueryObject Todo$Api.Range range,
			@RequestParam("kinds") Todo$Api.Kind... kinds);

	@GetExchange("/names")
	Mono<String> names(@RequestParam("definition") String definition,
			@RequestParam("reactive") String reactive, @RequestParam("other") String other,
			@RequestParam("$") String $, @RequestParam("_x") String _x);

	@GetExchange("/definition")
	Mono<String> definitionOfTwin(@RequestParam("definition") String definition);

	@GetExchange("/class")
	Mono<String> getClass(@RequestParam("name") String name);

	@GetExchange("/wait")
	Mono<String> wait(@RequestParam("times") int times);

	@GetExchange("/shape")
	Mono<Todo$Api.Shape> shape();

	@GetExchange("/wild")
	Flux<? extends Todo$Api.Shape> wild();

	@GetExchange("/map")
	Mono<Map<String, ? extends Number>> map(
			@RequestParam("values") Map<String, ? super Integer> values);

	@GetExchange("/b")
	Mono<String> both();

	/**
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 */
	default Mono<String> repeated(@RequestParam("times") int times) {
		return ReactiveCall.value(() -> new ReactiveTodo$ApiFacade(this).repeated(times));
	}

	/**
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 */
	default Mono<String> perhaps() {
		return ReactiveCall.present(() -> new ReactiveTodo$ApiFacade(this).perhaps());
	}

	@GetExchange("/c")
	Mono<String> one(@RequestParam("b") String b);
}
