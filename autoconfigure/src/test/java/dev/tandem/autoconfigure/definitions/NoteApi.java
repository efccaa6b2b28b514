package dev.tandem.autoconfigure.definitions;

import java.net.URI;

import dev.tandem.ApiClient;
import reactor.core.publisher.Mono;

import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Public definition, which shares its client with {@link Notebooks.PageApi}.
 */
@ApiClient("note-books")
@HttpExchange("/notes")
public interface NoteApi extends Counted {

	@GetExchange("/first")
	Mono<String> first();

	@GetExchange
	Mono<String> at(URI uri);

	default Mono<String> loud() {
		return first().map((note) -> note + "!");
	}

}
