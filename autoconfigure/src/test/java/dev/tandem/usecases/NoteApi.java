package dev.tandem.usecases;

import java.net.URI;
import java.util.Map;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API with finite answers.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface NoteApi {

	@GetExchange("/{id}")
	Mono<Note> get(@PathVariable String id);

	@GetExchange
	Flux<Note> list();

	@GetExchange("/search")
	Mono<Note> search(@RequestHeader Map<String, String> headers, @CookieValue Map<String, String> cookies,
			@RequestParam Map<String, String> query);

	@PostExchange
	Mono<Note> create(@RequestBody Note note);

	@GetExchange
	Mono<Note> at(URI uri, @RequestHeader Map<String, String> headers);

}
