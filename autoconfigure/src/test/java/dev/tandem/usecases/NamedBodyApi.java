package dev.tandem.usecases;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Bodies that are decoded element by element.
 */
@ApiClient("notes")
@HttpExchange("/bodies")
interface NamedBodyApi {

	@GetExchange(url = "/array/{name}", accept = MediaType.APPLICATION_JSON_VALUE)
	Flux<Note> array(@PathVariable String name);

	@GetExchange(url = "/lines/{name}", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Note> lines(@PathVariable String name);

	@GetExchange(url = "/events/{name}", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Note> events(@PathVariable String name);

}
