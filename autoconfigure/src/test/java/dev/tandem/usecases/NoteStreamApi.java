package dev.tandem.usecases;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Streams of the same API.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface NoteStreamApi {

	@GetExchange(url = "/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Note> events();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<Note> lines();

	@GetExchange("/content")
	Flux<DataBuffer> content();

}
