package dev.tandem.usecases;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.CallTimeout;
import dev.tandem.ErrorBody;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An API whose definition says what its errors look like and how long a call may take.
 */
@ApiClient("notes")
@HttpExchange("/notes")
@ErrorBody(status = "4xx", type = TypedNoteApi.Complaint.class)
@CallTimeout("30s")
interface TypedNoteApi {

	@GetExchange("/{id}")
	@ErrorBody(status = "422", type = Invalid.class)
	Mono<Note> get(@PathVariable String id);

	@GetExchange("/{id}")
	Mono<ApiResult<Note>> find(@PathVariable String id);

	@GetExchange("/{id}")
	Mono<ResponseEntity<Note>> entity(@PathVariable String id);

	@GetExchange("/{id}")
	@CallTimeout("100ms")
	Mono<Note> hasty(@PathVariable String id);

	/**
	 * Says which field is wrong.
	 *
	 * @param field the field
	 */
	record Invalid(String field) {
	}

	/**
	 * Says what is wrong.
	 *
	 * @param message the message
	 */
	record Complaint(String message) {
	}

}
