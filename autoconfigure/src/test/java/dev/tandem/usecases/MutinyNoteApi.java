package dev.tandem.usecases;

import dev.tandem.ApiClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * Operations that return types of Mutiny.
 */
@ApiClient("notes")
@HttpExchange("/notes")
interface MutinyNoteApi {

	@GetExchange("/{id}")
	Uni<Note> uni(@PathVariable String id);

	@GetExchange("/{id}")
	Uni<ResponseEntity<Note>> entity(@PathVariable String id);

	@DeleteExchange("/{id}")
	Uni<Void> delete(@PathVariable String id);

	@GetExchange
	Multi<Note> multi();

	@GetExchange(url = "/lines", accept = MediaType.APPLICATION_NDJSON_VALUE)
	Multi<Note> lines();

	@PostExchange
	Uni<Note> create(@RequestBody Uni<Note> note);

}
