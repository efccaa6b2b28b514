package example;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@NullMarked
@ApiClient("types")
interface TypesApi {

	@GetExchange
	Mono<Integer> boxed();

	@GetExchange
	Mono<Todo.Note> nestedType();

	@GetExchange
	Mono<Map.Entry<String, @Nullable Integer>> nestedTypeWithArguments();

	@GetExchange
	Mono<byte[]> bytes();

	@GetExchange
	Mono<String[][]> arrays();

	@GetExchange
	Mono<List<@Nullable String>> list();

	@GetExchange
	Mono<Optional<Todo>> optional();

	@GetExchange
	Mono<Optional<? extends Todo>> optionalOfUpperBound();

	@GetExchange
	Mono<Optional<?>> optionalOfAnything();

	@GetExchange
	Mono<? extends Todo> upperBound();

	@GetExchange
	Mono<?> anything();

	@GetExchange
	Flux<Todo> elements();

	@GetExchange
	Flux<? extends Todo> elementsOfUpperBound();

	@GetExchange
	Flux<?> anyElements();

	@GetExchange
	Flux<byte[]> chunks();

	@GetExchange
	Mono<Void> nothing();

	@GetExchange
	Mono<ResponseEntity<Todo>> entity();

	@GetExchange
	Mono<ResponseEntity<Void>> entityWithoutBody();

	@GetExchange
	Mono<ResponseEntity<List<Todo>>> entityOfList();

	@GetExchange
	Mono<ResponseEntity<Flux<Todo>>> entityOfElements();

	@GetExchange
	Mono<ApiResult<Todo>> result();

	@HttpExchange(method = "GET", url = "/plain")
	Mono<String> plain();

}
