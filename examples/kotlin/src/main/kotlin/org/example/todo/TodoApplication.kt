package org.example.todo

import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.withTimeout
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.stereotype.Component
import kotlin.time.Duration

@SpringBootApplication(proxyBeanMethods = false)
class TodoApplication

fun main(args: Array<String>) {
	runApplication<TodoApplication>(*args)
}

@Component
class Todos(private val todos: SuspendTodoApi, private val blocking: BlockingTodoApi) {

	/** The calls run at the same time; if one fails, the others are cancelled. */
	suspend fun titles(ids: List<Long>): List<String> = coroutineScope {
		ids.map { id -> async { todos.get(id).title } }.awaitAll()
	}

	/** A call that takes too long is cancelled, which closes its connection. */
	suspend fun get(id: Long, limit: Duration): Todo = withTimeout(limit) { todos.get(id) }

	fun titles(userId: Long): List<String> = blocking.titles(userId)

}
