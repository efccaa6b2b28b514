package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.Idempotent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * An API that searches by POST, which may be repeated.
 */
@ApiClient("notes")
@HttpExchange("/search")
@Idempotent
interface SearchApi {

	@PostExchange
	Mono<Note> search(@RequestBody Note like);

	@PostExchange
	Mono<Note> stream(@RequestBody Flux<Note> like);

}
