package dev.tandem.usecases;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API whose calls return futures and publishers of the JDK.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface PublisherNoteApi {

	@GetExchange("/{id}")
	CompletableFuture<Note> get(@PathVariable String id);

	@GetExchange
	CompletableFuture<List<Note>> all();

	@GetExchange
	Flow.Publisher<Note> list();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flow.Publisher<Note> lines();

	@GetExchange("/{id}")
	Mono<Note> mono(@PathVariable String id);

}
