package example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;

import dev.tandem.ApiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Annotations at each place in a type.
 */
@ApiClient("todo")
interface TypeUseApi {

	@GetExchange
	Mono<Map<String, @Nullable List<? extends @Nullable Object>>> map(
			@RequestParam Map<? extends @Nullable CharSequence, ? super @Nullable Integer> map,
			@RequestParam Map.@Nullable Entry<String, String> entry,
			@RequestParam Outer<@Nullable String>.Inner<@Nullable Integer> inner);

	@GetExchange
	Mono<@Nullable String[]> array(@RequestParam @Nullable List<@Nullable String> @Nullable [] lists,
			@RequestParam String[] @Nullable [] nested, @RequestParam @Nullable Integer... many);

	@GetExchange
	Mono<List<@Nullable String @Nullable []>> arrays();

	@GetExchange
	Mono<ResponseEntity<@Nullable String>> entity();

	@GetExchange
	<T extends @Nullable Object> Mono<T> generic(@RequestParam T value);

	@PostExchange
	Mono<Void> body(@RequestBody @Nullable Mono<List<@Nullable String>> body);

	@PostExchange
	Mono<Void> bodies(@RequestBody @Nullable Flux<List<@Nullable String>> bodies);

	@GetExchange
	Flux<String> other(@RequestParam @Other.Nullable String value,
			@RequestParam @Other.Nullable String @Other.Nullable [] array);

	class Outer<T> {

		class Inner<U> {

		}

	}

	interface Other {

		@Retention(RetentionPolicy.RUNTIME)
		@Target({ ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE })
		@interface Nullable {

		}

	}

}
