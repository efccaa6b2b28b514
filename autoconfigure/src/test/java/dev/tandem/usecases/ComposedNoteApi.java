package dev.tandem.usecases;

import java.util.List;
import java.util.Objects;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API whose calls are composed of others.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface ComposedNoteApi {

	@GetExchange
	Flux<Note> list();

	@GetExchange
	Mono<ResponseEntity<Flux<Note>>> listWithHead();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Note> lines();

	@GetExchange("/{id}")
	Mono<Note> get(@PathVariable int id);

	default Flux<Note> oneAfterTheOther() {
		return list().concatMap((note) -> get(note.id()));
	}

	default Flux<Note> together() {
		return list().flatMap((note) -> get(note.id()));
	}

	default Flux<Note> afterTheHead() {
		return listWithHead().flatMapMany((head) -> Objects.requireNonNull(head.getBody()))
			.concatMap((note) -> get(note.id()));
	}

	default Mono<List<Note>> nested() {
		return list().concatMap((note) -> get(note.id()).flatMap((found) -> get(found.id()))).collectList();
	}

}
