package dev.tandem.twin;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.http.ResponseEntity;

/**
 * Responses whose head is handed on before their body.
 */
public final class Heads {

	private Heads() {
	}

	/**
	 * The body of a response.
	 * @param <T> the type of the elements
	 * @param entity the response
	 * @return its body, empty if it has none
	 */
	public static <T> Flux<T> body(ResponseEntity<Flux<T>> entity) {
		@Nullable Flux<T> body = entity.getBody();
		return (body != null) ? body : Flux.empty();
	}

	/**
	 * The head of a response with another body.
	 * @param <T> the type of the body
	 * @param head the response
	 * @param body the body
	 * @return the response with the body
	 */
	public static <T> ResponseEntity<T> withBody(ResponseEntity<?> head, T body) {
		return ResponseEntity.status(head.getStatusCode()).headers(head.getHeaders()).body(body);
	}

}
