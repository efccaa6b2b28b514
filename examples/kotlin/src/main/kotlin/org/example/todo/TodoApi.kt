package org.example.todo

import dev.tandem.ApiClient
import org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.service.annotation.DeleteExchange
import org.springframework.web.service.annotation.GetExchange
import org.springframework.web.service.annotation.HttpExchange
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import java.util.Optional

/** The todos of a user. */
@ApiClient("todo")
@HttpExchange("/todo")
interface TodoApi {

	/** Get a todo. */
	@GetExchange("/{id}")
	fun get(@PathVariable id: Long): Mono<Todo>

	/** Find a todo, if there is one. */
	@GetExchange("/find")
	fun find(@RequestParam title: String): Mono<Optional<Todo>>

	@GetExchange("/user/{userId}")
	fun list(@PathVariable userId: Long): Flux<Todo>

	@GetExchange("/changes", accept = [APPLICATION_NDJSON_VALUE])
	fun changes(): Flux<Todo>

	@DeleteExchange("/{id}")
	fun delete(@PathVariable id: Long): Mono<Void>

	/** Composed calls belong to the definition too. */
	fun titles(userId: Long): Flux<String> = list(userId).map { it.title }

}

data class Todo(val id: Long, val title: String)
