package dev.tandem.exchange;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * One concern around a whole exchange, body included. A stage knows nothing of the
 * others; cancelling what it returns undoes what it holds.
 */
interface CallStage {

	/**
	 * Stand around an exchange with at most one value.
	 */
	<T> Mono<T> around(Call call, Mono<T> exchange);

	/**
	 * Stand around an exchange with a stream of values.
	 */
	<T> Flux<T> around(Call call, Flux<T> exchange);

	/**
	 * Stand around an exchange whose head is handed on before its body is asked for.
	 */
	default <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return around(call, exchange).map((entity) -> withBody(entity, around(call, body(entity))));
	}

	static <T> Flux<T> body(ResponseEntity<Flux<T>> entity) {
		@Nullable Flux<T> body = entity.getBody();
		return (body != null) ? body : Flux.empty();
	}

	static <T> ResponseEntity<Flux<T>> withBody(ResponseEntity<?> entity, Flux<T> body) {
		return ResponseEntity.status(entity.getStatusCode()).headers(entity.getHeaders()).body(body);
	}

}
