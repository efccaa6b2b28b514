package org.example.todo

import io.netty.channel.Channel
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.test.context.DynamicPropertyRegistry
import org.springframework.test.context.DynamicPropertySource
import reactor.core.publisher.Mono
import reactor.netty.http.HttpProtocol
import reactor.netty.http.server.HttpServer
import reactor.netty.http.server.HttpServerRequest
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit.SECONDS

/** Under HTTP/2, a coroutine that is cancelled resets its stream and leaves the connection to other calls. */
@SpringBootTest(properties = ["tandem.clients.todo.http.versions=h2c"])
class Http2CancellationTests {

	@Autowired
	lateinit var suspending: SuspendTodoApi

	@Test
	fun `cancelling a coroutine resets its stream and keeps the connection`() = runBlocking<Unit> {
		val job = launch(Dispatchers.Default) { suspending.get(7) }
		val stalled = received()
		job.cancelAndJoin()
		assertThat(stalled.reset.await(30, SECONDS)).isTrue()
		assertThat(suspending.get(8)).isEqualTo(Todo(8, "Move"))
		assertThat(received().connection).isSameAs(stalled.connection)
	}

	private fun received(): Stream = checkNotNull(streams.poll(30, SECONDS)) { "No request has come" }

	class Stream(val connection: Channel) {

		val reset = CountDownLatch(1)

	}

	companion object {

		private val streams = LinkedBlockingQueue<Stream>()

		private val server = HttpServer.create()
			.host("127.0.0.1")
			.protocol(HttpProtocol.H2C)
			.handle { request, response ->
				receive(request)
				if (request.uri().endsWith("/7")) {
					Mono.never()
				} else {
					response.header("Content-Type", "application/json").sendString(Mono.just("""{"id": 8, "title": "Move"}"""))
				}
			}
			.bindNow()

		private fun receive(request: HttpServerRequest) {
			request.withConnection { connection ->
				val stream = Stream(connection.channel().parent())
				connection.onDispose { stream.reset.countDown() }
				streams += stream
			}
		}

		@JvmStatic
		@DynamicPropertySource
		fun properties(registry: DynamicPropertyRegistry) {
			registry.add("tandem.clients.todo.base-url") { "http://127.0.0.1:${server.port()}" }
		}

		@JvmStatic
		@AfterAll
		fun close() = server.disposeNow()

	}

}
