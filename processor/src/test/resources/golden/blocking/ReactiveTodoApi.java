package example;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import dev.tandem.twin.ReactiveCall;
import dev.tandem.twin.ReactiveTwin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Todos.
 *
 * @see TodoApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
@SuppressWarnings({ "deprecation", "removal", "rawtypes", "unchecked" })
@NullMarked
@ReactiveTwin(TodoApi.class)
@ApiClient("todo")
@HttpExchange("/todo")
public interface ReactiveTodoApi {
	/**
	 * One of them.
	 * @param id its id
	 * @return the todo
	 */
	@GetExchange("/{id}")
	Mono<Todo> get(@PathVariable("id") long id);

	@GetExchange("/{id}")
	Mono<Todo> find(@PathVariable("id") long id,
			@RequestParam(name = "view", required = false) @Nullable String view);

	@GetExchange
	Mono<Todo> optional();

	@GetExchange
	Flux<Todo> list();

	@GetExchange
	Mono<List<@Nullable Todo>> listWithNulls();

	@GetExchange
	Flux<? extends Todo> listOfUpperBound();

	@GetExchange
	Mono<Set<Todo>> set();

	@GetExchange
	Mono<Map<String, Todo>> map();

	@GetExchange
	Mono<Todo[]> array();

	@GetExchange
	Mono<byte[]> bytes();

	@GetExchange
	Mono<Integer> count();

	@GetExchange
	Mono<Void> nothing();

	@PostExchange
	Mono<Void> create(@RequestBody Todo todo);

	@GetExchange(
			accept = "application/x-ndjson"
	)
	Flux<Todo> lines();

	@GetExchange(
			accept = "text/event-stream"
	)
	Flux<ServerSentEvent<Todo>> events();

	@GetExchange
	Flux<DataBuffer> download();

	@GetExchange
	Mono<Resource> resource();

	@GetExchange
	Mono<HttpHeaders> headers();

	@GetExchange
	Mono<ResponseEntity<Todo>> entity();

	@GetExchange
	Mono<ResponseEntity<Void>> entityWithoutBody();

	@GetExchange
	Mono<ResponseEntity<List<Todo>>> entityOfList();

	@GetExchange
	Mono<ResponseEntity<Flux<Todo>>> entityOfStream();

	@GetExchange
	Mono<ResponseEntity<Flux<DataBuffer>>> entityOfBytes();

	@GetExchange
	Mono<ApiResult<Todo>> result();

	@GetExchange
	Mono<Todo> future();

	@GetExchange
	Mono<List<Todo>> stage();

	@PostExchange
	<T extends Todo> Mono<T> generic(@RequestBody T todo, CallOptions options);

	@PostExchange
	Mono<Void> upload(@RequestPart("file") Resource file,
			@RequestPart(name = "todo", required = false) @Nullable Todo todo,
			@RequestParam("ids") Long... ids);

	/**
	 * The first two.
	 * <p>
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 * @param id of the first
	 * @return both
	 */
	default Flux<Todo> two(long id) {
		return ReactiveCall.list(() -> new ReactiveTodoApiFacade(this).two(id));
	}

	/**
	 * Does nothing.
	 * <p>
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 */
	default Mono<Void> ping() {
		return ReactiveCall.completion(() -> new ReactiveTodoApiFacade(this).ping());
	}

	/**
	 * Runs the blocking method of the definition on a thread of
	 * {@code Schedulers.boundedElastic()}, once for each subscription.
	 */
	default Flux<Todo> all() {
		return ReactiveCall.stream(() -> new ReactiveTodoApiFacade(this).all());
	}
}
