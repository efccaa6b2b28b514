package org.example.todo

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.WireMock.aResponse
import com.github.tomakehurst.wiremock.client.WireMock.delete
import com.github.tomakehurst.wiremock.client.WireMock.equalTo
import com.github.tomakehurst.wiremock.client.WireMock.equalToJson
import com.github.tomakehurst.wiremock.client.WireMock.get
import com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor
import com.github.tomakehurst.wiremock.client.WireMock.noContent
import com.github.tomakehurst.wiremock.client.WireMock.okJson
import com.github.tomakehurst.wiremock.client.WireMock.post
import com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo
import com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo
import dev.tandem.ApiClients
import dev.tandem.ApiResponseException
import dev.tandem.CallOptions
import dev.tandem.test.StubbedClient
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest

@SpringBootTest
class TodoTests {

	@StubbedClient("todo")
	lateinit var server: WireMockServer

	@Autowired
	lateinit var suspending: SuspendTodoApi

	@Autowired
	internal lateinit var notes: SuspendNoteApi

	@Autowired
	lateinit var blocking: BlockingTodoApi

	@Autowired
	lateinit var todos: Todos

	@Autowired
	lateinit var clients: ApiClients

	@BeforeEach
	fun stub() {
		val todo = """{"id": 7, "title": "Sign the lease"}"""
		server.stubFor(get("/todo/7").willReturn(okJson(todo)))
		server.stubFor(get("/todo/8").willReturn(okJson("""{"id": 8, "title": "Move"}""")))
		server.stubFor(get("/todo/user/1").willReturn(okJson("[$todo]")))
		server.stubFor(delete("/todo/7").willReturn(noContent()))
		server.stubFor(get("/todo/find?title=Sign%20the%20lease").willReturn(okJson(todo)))
		server.stubFor(get("/todo/find?title=None").willReturn(noContent()))
		server.stubFor(get("/todo/9").willReturn(noContent()))
	}

	@Test
	fun `a coroutine awaits values and collects flows`() = runBlocking<Unit> {
		assertThat(suspending.get(7)).isEqualTo(Todo(7, "Sign the lease"))
		assertThat(suspending.list(1).toList()).containsExactly(Todo(7, "Sign the lease"))
		assertThat(suspending.titles(1).toList()).containsExactly("Sign the lease")
		suspending.delete(7)
	}

	@Test
	fun `a value that may be absent is nullable`() = runBlocking<Unit> {
		assertThat(suspending.find("Sign the lease")).isEqualTo(Todo(7, "Sign the lease"))
		assertThat(suspending.find("None")).isNull()
	}

	@Test
	fun `a value that is absent although its type is not nullable is a failure`() = runBlocking<Unit> {
		val exception = assertThrows<NoSuchElementException> { suspending.get(9) }
		assertThat(exception).hasMessageStartingWith("TodoApi#get has no value")
	}

	@Test
	fun `calls in several coroutines run at the same time`() = runBlocking<Unit> {
		assertThat(todos.titles(listOf(7, 8))).containsExactly("Sign the lease", "Move")
	}

	@Test
	fun `a failure is the exception itself with all that it knows`() = runBlocking<Unit> {
		server.stubFor(get("/todo/404").willReturn(aResponse().withStatus(404).withBody("gone")))
		val exception = assertThrows<ApiResponseException> {
			withContext(Dispatchers.Default) { coroutineScope { async { suspending.get(404) }.await() } }
		}
		assertThat(exception.status().value()).isEqualTo(404)
		assertThat(exception.bodyText()).isEqualTo("gone")
		assertThat(exception.operation()).hasToString("todo TodoApi#get (GET /todo/{id})")
		assertThat(exception.javaClass).isEqualTo(assertThrows<ApiResponseException> { blocking.get(404) }.javaClass)
	}

	@Test
	fun `a client is derived from the twin`() = runBlocking<Unit> {
		clients.with(suspending, CallOptions.none().withHeader("X-Org", "o1")).get(7)
		server.verify(getRequestedFor(urlEqualTo("/todo/7")).withHeader("X-Org", equalTo("o1")))
	}

	@Test
	fun `a definition in blocking style has a twin for coroutines too`() = runBlocking<Unit> {
		server.stubFor(get("/todo/7/note").willReturn(okJson("""{"text": "Bring the keys"}""")))
		server.stubFor(get("/todo/8/note").willReturn(noContent()))
		server.stubFor(get(urlPathEqualTo("/todo/7/note/all")).willReturn(okJson("""[{"text": "a"}, {"text": "b"}]""")))
		server.stubFor(post("/todo/7/note").withRequestBody(equalToJson("""{"text": "c"}""")).willReturn(noContent()))
		assertThat(notes.latest(7)).isEqualTo(Note("Bring the keys"))
		assertThat(notes.latest(8)).isNull()
		assertThat(notes.list(7, `in` = null)).containsExactly(Note("a"), Note("b"))
		notes.add(7, Note("c"))
	}

	@Test
	fun `the blocking twin has the composed calls too`() {
		assertThat(blocking.get(7)).isEqualTo(Todo(7, "Sign the lease"))
		assertThat(todos.titles(1)).containsExactly("Sign the lease")
	}

}
