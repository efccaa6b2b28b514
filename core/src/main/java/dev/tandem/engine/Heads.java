package dev.tandem.engine;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.http.ResponseEntity;

/**
 * Responses whose head is handed on before their body.
 */
final class Heads {

	private Heads() {
	}

	static <T> Flux<T> body(ResponseEntity<Flux<T>> entity) {
		@Nullable Flux<T> body = entity.getBody();
		return (body != null) ? body : Flux.empty();
	}

	static <T> ResponseEntity<Flux<T>> withBody(ResponseEntity<?> entity, Flux<T> body) {
		return ResponseEntity.status(entity.getStatusCode()).headers(entity.getHeaders()).body(body);
	}

}
