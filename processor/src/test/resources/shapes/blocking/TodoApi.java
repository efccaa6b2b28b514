package example;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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

/**
 * Todos.
 */
@NullMarked
@ApiClient("todo")
@HttpExchange("/todo")
public interface TodoApi {

	/**
	 * One of them.
	 * @param id its id
	 * @return the todo
	 */
	@GetExchange("/{id}")
	Todo get(@PathVariable long id);

	@GetExchange("/{id}")
	@Nullable Todo find(@PathVariable long id, @RequestParam(required = false) @Nullable String view);

	@GetExchange
	Optional<Todo> optional();

	@GetExchange
	List<Todo> list();

	@GetExchange
	List<@Nullable Todo> listWithNulls();

	@GetExchange
	List<? extends Todo> listOfUpperBound();

	@GetExchange
	Set<Todo> set();

	@GetExchange
	Map<String, Todo> map();

	@GetExchange
	Todo[] array();

	@GetExchange
	byte[] bytes();

	@GetExchange
	int count();

	@GetExchange
	Void nothing();

	@PostExchange
	void create(@RequestBody Todo todo);

	@GetExchange(accept = "application/x-ndjson")
	Stream<Todo> lines();

	@GetExchange(accept = "text/event-stream")
	Stream<ServerSentEvent<Todo>> events();

	@GetExchange
	InputStream download();

	@GetExchange
	Resource resource();

	@GetExchange
	HttpHeaders headers();

	@GetExchange
	ResponseEntity<Todo> entity();

	@GetExchange
	ResponseEntity<Void> entityWithoutBody();

	@GetExchange
	ResponseEntity<List<Todo>> entityOfList();

	@GetExchange
	ResponseEntity<Stream<Todo>> entityOfStream();

	@GetExchange
	ResponseEntity<InputStream> entityOfBytes();

	@GetExchange
	ApiResult<Todo> result();

	@GetExchange
	CompletableFuture<Todo> future();

	@GetExchange
	CompletionStage<List<Todo>> stage();

	@PostExchange
	<T extends Todo> T generic(@RequestBody T todo, CallOptions options) throws IOException;

	@PostExchange
	void upload(@RequestPart Resource file, @RequestPart(required = false) @Nullable Todo todo, @RequestParam Long... ids);

	/**
	 * The first two.
	 * @param id of the first
	 * @return both
	 */
	default List<Todo> two(long id) {
		return List.of(get(id), get(id + 1));
	}

	/**
	 * Does nothing.
	 */
	default void ping() {
	}

	default Stream<Todo> all() {
		return list().stream();
	}

}
