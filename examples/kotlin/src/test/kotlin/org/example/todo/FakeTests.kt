package org.example.todo

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.WireMock.get
import com.github.tomakehurst.wiremock.client.WireMock.okJson
import dev.tandem.client.ApiClientFactory
import dev.tandem.client.ApiClientSettings
import dev.tandem.test.ApiClientTest
import dev.tandem.test.StubbedClient
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.mockito.BDDMockito.given
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.boot.test.context.TestComponent
import org.springframework.context.annotation.Import
import org.springframework.context.annotation.Primary
import org.springframework.test.context.bean.override.mockito.MockitoBean
import reactor.core.publisher.Mono

/** Where the twin comes from, and what stands in for it. */
class FakeTests {

	@Nested
	@ApiClientTest(TodoApi::class)
	inner class Slice {

		@StubbedClient("todo")
		lateinit var server: WireMockServer

		@Autowired
		lateinit var suspending: SuspendTodoApi

		@Test
		fun `a slice has the twin`() = runBlocking<Unit> {
			server.stubFor(get("/todo/7").willReturn(okJson("""{"id": 7, "title": "Stubbed"}""")))
			assertThat(suspending.get(7)).isEqualTo(Todo(7, "Stubbed"))
		}

	}

	@Nested
	@SpringBootTest
	inner class FakeDefinition {

		@MockitoBean
		lateinit var fake: TodoApi

		@Autowired
		lateinit var suspending: SuspendTodoApi

		@Test
		fun `the twin calls a fake of the definition`() = runBlocking<Unit> {
			given(fake.get(7)).willReturn(Mono.just(Todo(7, "Faked")))
			assertThat(suspending.get(7)).isEqualTo(Todo(7, "Faked"))
		}

		@Test
		fun `a fake that returns nothing at all is named`() = runBlocking<Unit> {
			val exception = assertThrows<NullPointerException> { suspending.get(8) }
			assertThat(exception).hasMessageStartingWith("org.example.todo.TodoApi#get returned null in place of a call")
		}

	}

	@Nested
	@SpringBootTest
	inner class FakeTwin {

		@MockitoBean
		lateinit var suspending: SuspendTodoApi

		@Autowired
		lateinit var todos: Todos

		@Test
		fun `a fake stands in for the twin`() = runBlocking<Unit> {
			given(suspending.get(7)).willReturn(Todo(7, "Faked"))
			assertThat(todos.titles(listOf(7))).containsExactly("Faked")
		}

	}

	@Nested
	@SpringBootTest
	@Import(Upper::class)
	inner class Decorator {

		@StubbedClient("todo")
		lateinit var server: WireMockServer

		@Autowired
		lateinit var todos: Todos

		@Test
		fun `a primary bean stands before the twin`() = runBlocking<Unit> {
			server.stubFor(get("/todo/7").willReturn(okJson("""{"id": 7, "title": "Stubbed"}""")))
			assertThat(todos.titles(listOf(7))).containsExactly("STUBBED")
		}

	}

	@Primary
	@TestComponent
	class Upper(private val client: SuspendTodoApi) : SuspendTodoApi by client {

		override suspend fun get(id: Long): Todo = client.get(id).let { it.copy(title = it.title.uppercase()) }

	}

	@Test
	fun `the twin is there without Spring Boot`() = runBlocking<Unit> {
		StallingServer().use { server ->
			server.answer = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 22\r\n\r\n" +
				"""{"id": 7, "title": ""}"""
			ApiClientFactory.of(ApiClientSettings.builder("todo").baseUrl(server.url).build()).use { factory ->
				assertThat(factory.create(SuspendTodoApi::class.java).get(7)).isEqualTo(Todo(7, ""))
			}
		}
	}

}
