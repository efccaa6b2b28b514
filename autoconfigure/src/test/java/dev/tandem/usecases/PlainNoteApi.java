package dev.tandem.usecases;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API that is defined in blocking style.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface PlainNoteApi {

	@GetExchange("/{id}")
	@Nullable Note get(@PathVariable String id);

	@GetExchange("/{id}")
	@Nullable Note get(@PathVariable String id, @RequestParam int version);

	@GetExchange("/{id}")
	Optional<Note> find(@PathVariable String id);

	@GetExchange("/{id}/text")
	Optional<String> text(@PathVariable String id);

	@GetExchange("/{id}")
	ApiResult<Note> result(@PathVariable String id);

	@GetExchange("/{id}")
	ResponseEntity<Note> entity(@PathVariable String id);

	@GetExchange("/{id}")
	HttpHeaders headers(@PathVariable String id);

	@GetExchange("/{id}")
	CompletableFuture<Note> later(@PathVariable String id);

	@GetExchange
	List<Note> list(@RequestParam(required = false) @Nullable Integer page, CallOptions options);

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Stream<Note> lines();

	@GetExchange("/lines")
	InputStream download();

	@GetExchange("/count")
	int count();

	@PostExchange
	Note create(@RequestBody Note note);

	@DeleteExchange("/{id}")
	void delete(@PathVariable String id);

	default List<Note> both(String one, String other) {
		return Stream.of(one, other).map(this::get).filter(Objects::nonNull).toList();
	}

}
