package example;

import java.util.Iterator;
import java.util.List;

import dev.tandem.ApiClient;
import dev.tandem.ErrorBody;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.service.annotation.GetExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Apis {

	@ApiClient("todo")
	interface TodoApi {

		@GetExchange(accept = MediaType.APPLICATION_JSON_VALUE)
		Flux<ServerSentEvent<Todo>> events();

		@GetExchange
		Mono<ResponseEntity<List<Inner>>> inner();

		@ErrorBody(status = "422", type = Inner.class)
		@GetExchange
		Mono<Todo> error();

	}

	@ApiClient("todo")
	interface NoteApi {

		@GetExchange(accept = MediaType.APPLICATION_NDJSON_VALUE)
		List<Todo> lines();

	}

	@ApiClient("todo")
	interface GenericApi extends Base<Mono<Todo>, Todo> {

		@Override
		@GetExchange("/again")
		Mono<Todo> again();

	}

	@ApiClient("todo")
	interface PlainGenericApi extends PlainBase<Todo> {

	}

	@ApiClient("todo")
	interface EntityApi extends BodyBase<ResponseEntity<Todo>> {

		@Override
		@GetExchange("/again")
		Mono<ResponseEntity<Todo>> again();

	}

	@ApiClient("todo")
	interface FluxApi extends BodyBase<Flux<Todo>> {

	}

	@ApiClient("todo")
	interface FineApi extends BodyBase<List<Todo>> {

	}

	@ApiClient("todo")
	interface IteratorApi extends PlainBase<Iterator<Todo>> {

	}

	@ApiClient("todo")
	interface PlainEntityApi extends PlainBase<ResponseEntity<Todo>> {

	}

	interface BodyBase<R> {

		@GetExchange
		Mono<R> get();

		@GetExchange("/again")
		Mono<R> again();

	}

	interface Base<R, T> {

		@GetExchange
		R get();

		@GetExchange
		Mono<T> fine();

		@GetExchange("/again")
		R again();

	}

	interface PlainBase<R> {

		@GetExchange
		R get();

	}

	@ApiClient("todo")
	interface StreamEntityApi extends EntityBase<Flux<Todo>> {

	}

	@ApiClient("todo")
	interface FineEntityApi extends EntityBase<List<Todo>> {

	}

	interface EntityBase<R> {

		@GetExchange
		Mono<ResponseEntity<R>> get();

	}

	class Inner {

	}

}
