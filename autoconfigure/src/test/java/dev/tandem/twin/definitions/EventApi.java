package dev.tandem.twin.definitions;

import dev.tandem.ApiClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Streams, of events unless a method says otherwise.
 */
@ApiClient("events")
@HttpExchange(url = "/events", accept = MediaType.TEXT_EVENT_STREAM_VALUE)
public interface EventApi {

	@GetExchange
	Flux<TodoApi.Todo> todos();

	@GetExchange(accept = MediaType.APPLICATION_JSON_VALUE)
	Flux<TodoApi.Todo> finite();

	@GetExchange(accept = MediaType.APPLICATION_NDJSON_VALUE)
	Flux<TodoApi.Todo> lines();

	@GetExchange(accept = "application/stream+json")
	Mono<ResponseEntity<Flux<TodoApi.Todo>>> entity();

	default Flux<ServerSentEvent<TodoApi.Todo>> events() {
		return todos().map((todo) -> ServerSentEvent.builder(todo).build());
	}

}
