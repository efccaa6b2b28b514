package example;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.tandem.ApiClient;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@ApiClient("streams")
public interface StreamApi {

	@GetExchange
	Flux<ServerSentEvent<Todo>> events();

	@GetExchange(accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<Todo> eventData();

	@GetExchange(accept = { "application/json", "application/x-ndjson;charset=UTF-8" })
	Flux<? extends Todo> lines();

	@GetExchange(accept = MediaType.APPLICATION_JSON_VALUE)
	Flux<Todo> finite();

	@WatchExchange
	Flux<Todo> watch();

	@AcceptingExchange(produced = "application/ndjson")
	Flux<Todo> aliased();

	@GetExchange
	Flux<DataBuffer> bytes();

	@GetExchange(accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<ResponseEntity<Flux<Todo>>> entityOfEvents();

	@GetExchange
	Mono<ResponseEntity<Flux<DataBuffer>>> entityOfBytes();

	@GetExchange(accept = MediaType.TEXT_EVENT_STREAM_VALUE)
	Mono<Todo> first();

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@HttpExchange(method = "GET", accept = MediaType.APPLICATION_NDJSON_VALUE)
	@interface WatchExchange {

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@HttpExchange(method = "GET")
	@interface AcceptingExchange {

		@AliasFor(annotation = HttpExchange.class, attribute = "accept")
		String[] produced();

	}

}
