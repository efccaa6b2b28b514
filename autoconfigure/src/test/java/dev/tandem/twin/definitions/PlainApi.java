package dev.tandem.twin.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * A definition in blocking style.
 */
@ApiClient("plain")
@HttpExchange("/plain")
public interface PlainApi extends PlainCrudApi<TodoApi.Todo, Long> {

	@GetExchange("/{id}")
	TodoApi.@Nullable Todo find(@PathVariable String id) throws IOException;

	@GetExchange
	Optional<TodoApi.Todo> first();

	@GetExchange
	CompletableFuture<List<TodoApi.Todo>> later();

	@GetExchange(accept = MediaType.APPLICATION_NDJSON_VALUE)
	Stream<TodoApi.Todo> lines();

	@GetExchange
	InputStream download();

	@GetExchange
	ResponseEntity<Stream<String>> entity();

	@GetExchange
	ApiResult<String> result();

	@GetExchange
	byte[] bytes();

	@GetExchange
	boolean exists(@RequestParam Integer... ids);

	@PostExchange
	void upload(@RequestBody Resource content);

}
