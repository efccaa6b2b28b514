package org.example.todo

import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import org.springframework.boot.autoconfigure.SpringBootApplication
import org.springframework.boot.runApplication
import org.springframework.stereotype.Component

@SpringBootApplication(proxyBeanMethods = false)
class TodoApplication

fun main(args: Array<String>) {
	runApplication<TodoApplication>(*args)
}

@Component
class Todos(private val reactive: TodoApi, private val blocking: BlockingTodoApi) {

	suspend fun get(id: Long): Todo = reactive.get(id).awaitSingle()

	fun list(userId: Long): Flow<Todo> = reactive.list(userId).asFlow()

	fun titles(userId: Long): List<String> = blocking.titles(userId)

}
