package org.example.todo

import dev.tandem.ApiClient
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.service.annotation.GetExchange
import org.springframework.web.service.annotation.HttpExchange
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

/** The todos of a user. */
@ApiClient("todo")
@HttpExchange("/todo")
interface TodoApi {

	/** Get a todo. */
	@GetExchange("/{id}")
	fun get(@PathVariable id: Long): Mono<Todo>

	@GetExchange("/user/{userId}")
	fun list(@PathVariable userId: Long): Flux<Todo>

	/** Composed calls belong to the definition too. */
	fun titles(userId: Long): Flux<String> = list(userId).map { it.title }

}

data class Todo(val id: Long, val title: String)
