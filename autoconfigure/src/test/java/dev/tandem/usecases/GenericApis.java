package dev.tandem.usecases;

import java.util.List;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Definitions that inherit operations of a type which each of them chooses.
 */
interface GenericApis {

	@ApiClient("notes")
	interface NotesApi extends Base<List<Note>> {

	}

	@ApiClient("notes")
	interface OptionalApi extends Base<Optional<Note>> {

	}

	@ApiClient("notes")
	interface ResultApi extends Middle<Note> {

	}

	/**
	 * Chooses a part of the type.
	 *
	 * @param <N> the rest of it
	 */
	interface Middle<N> extends Base<ApiResult<List<N>>> {

	}

	@ApiClient("notes")
	interface EntityApi extends Base<ResponseEntity<Note>> {

		@Override
		@GetExchange("/notes/value")
		Mono<ResponseEntity<Note>> value();

		@Override
		default Mono<ResponseEntity<ResponseEntity<Note>>> entity() {
			return Mono.empty();
		}

		@Override
		default Mono<ApiResult<ResponseEntity<Note>>> result() {
			return Mono.empty();
		}

		@Override
		default Flux<ResponseEntity<Note>> all() {
			return Flux.empty();
		}

		@Override
		default Mono<ResponseEntity<Note>> send(Mono<ResponseEntity<Note>> body) {
			return Mono.empty();
		}

	}

	@ApiClient("notes")
	interface VoidApi extends Base<Void> {

	}

	@ApiClient("notes")
	interface PlainNotesApi extends PlainBase<List<Note>> {

	}

	@ApiClient("notes")
	interface PlainEntityApi extends PlainBase<ResponseEntity<Note>> {

	}

	@ApiClient("notes")
	interface PlainOptionalApi extends PlainBase<Optional<Note>> {

	}

	@ApiClient("notes")
	interface PlainVoidApi extends PlainBase<Void> {

	}

	/**
	 * Operations in reactive style.
	 *
	 * @param <R> type of the body
	 */
	interface Base<R> {

		@GetExchange("/notes/value")
		Mono<R> value();

		@GetExchange("/notes/value")
		Mono<ResponseEntity<R>> entity();

		@GetExchange("/notes/value")
		Mono<ApiResult<R>> result();

		@GetExchange("/notes/all")
		Flux<R> all();

		@PostExchange("/notes/value")
		Mono<R> send(@RequestBody Mono<R> body);

	}

	/**
	 * Operations in blocking style.
	 *
	 * @param <R> type of the result
	 */
	interface PlainBase<R> {

		@GetExchange("/notes/value")
		R value();

		@PostExchange("/notes/value")
		R send(@RequestBody Note body);

	}

}
