package org.example.todo

import io.micrometer.core.instrument.MeterRegistry
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import org.assertj.core.api.Assertions.assertThat
import org.awaitility.Awaitility.await
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.test.context.DynamicPropertyRegistry
import org.springframework.test.context.DynamicPropertySource
import java.time.Duration
import kotlin.time.Duration.Companion.seconds

/** What is cancelled in a coroutine is cancelled on the wire. */
@SpringBootTest
class CancellationTests {

	@Autowired
	lateinit var suspending: SuspendTodoApi

	@Autowired
	lateinit var todos: Todos

	@Autowired
	lateinit var meters: MeterRegistry

	@BeforeEach
	fun stall() {
		server.answer = ""
	}

	@Test
	fun `cancelling a coroutine closes the connection and counts as cancelled`() = runBlocking<Unit> {
		val before = cancelled("TodoApi#get")
		val job = launch(Dispatchers.Default) { suspending.get(7) }
		val connection = server.requested()
		job.cancelAndJoin()
		assertThat(connection.isClosedByClient()).isTrue()
		awaitCancelled("TodoApi#get", before + 1)
	}

	@Test
	fun `a coroutine that runs into a timeout closes the connection`() = runBlocking<Unit> {
		val before = cancelled("TodoApi#get")
		assertThrows<TimeoutCancellationException> { todos.get(7, limit = 2.seconds) }
		assertThat(server.requested().isClosedByClient()).isTrue()
		awaitCancelled("TodoApi#get", before + 1)
	}

	@Test
	fun `a failure cancels the calls beside it`() = runBlocking<Unit> {
		val before = cancelled("TodoApi#get")
		val connections = mutableListOf<StallingServer.Connection>()
		assertThrows<IllegalStateException> {
			coroutineScope {
				listOf(7L, 8L).map { id -> async(Dispatchers.Default) { suspending.get(id) } }
				repeat(2) { connections += runInterruptible(Dispatchers.IO) { server.requested() } }
				throw IllegalStateException("Broken")
			}
		}
		assertThat(connections).hasSize(2).allMatch { it.isClosedByClient() }
		awaitCancelled("TodoApi#get", before + 2)
	}

	@Test
	fun `a flow of which one element is taken closes the connection`() = runBlocking<Unit> {
		val before = cancelled("TodoApi#changes")
		val line = """{"id": 1, "title": "The first"}""" + "\n"
		server.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 1000\r\n\r\n$line"
		assertThat(suspending.changes().take(1).toList()).containsExactly(Todo(1, "The first"))
		assertThat(server.requested().isClosedByClient()).isTrue()
		awaitCancelled("TodoApi#changes", before + 1)
	}

	private fun awaitCancelled(operation: String, count: Long) = await().atMost(Duration.ofSeconds(30)).untilAsserted {
		assertThat(cancelled(operation)).isEqualTo(count)
	}

	private fun cancelled(operation: String): Long =
		meters.find("tandem.calls").tags("api.operation", operation, "outcome", "CANCELLED").timer()?.count() ?: 0

	companion object {

		private val server = StallingServer()

		@JvmStatic
		@DynamicPropertySource
		fun properties(registry: DynamicPropertyRegistry) {
			registry.add("tandem.clients.todo.base-url") { server.url }
		}

		@JvmStatic
		@AfterAll
		fun close() = server.close()

	}

}
