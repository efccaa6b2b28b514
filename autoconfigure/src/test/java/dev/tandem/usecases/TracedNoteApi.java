package dev.tandem.usecases;

import java.util.List;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API with all the ways in which a response is handed out, and calls composed of
 * others.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface TracedNoteApi {

	@GetExchange("/{id}")
	Mono<Note> get(@PathVariable String id);

	@GetExchange("/{id}")
	Mono<ResponseEntity<Note>> entity(@PathVariable String id);

	@GetExchange
	Flux<Note> list();

	@GetExchange
	Mono<ResponseEntity<Flux<Note>>> listEntity();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Note> lines();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Mono<ResponseEntity<Flux<Note>>> linesEntity();

	@GetExchange("/content")
	Flux<DataBuffer> content();

	@GetExchange("/content")
	Mono<ResponseEntity<Flux<DataBuffer>>> contentEntity();

	default Mono<List<Note>> twice() {
		return get("1").flatMap((first) -> get("2").map((second) -> List.of(first, second)));
	}

	default Flux<Note> afterwards() {
		return get("1").thenMany(list());
	}

}
