package org.example.todo

import com.github.tomakehurst.wiremock.WireMockServer
import com.github.tomakehurst.wiremock.client.WireMock.get
import com.github.tomakehurst.wiremock.client.WireMock.okJson
import dev.tandem.test.StubbedClient
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.boot.test.context.SpringBootTest

@SpringBootTest
class TodoTests {

	@StubbedClient("todo")
	lateinit var server: WireMockServer

	@Autowired
	lateinit var todos: Todos

	@Autowired
	lateinit var blocking: BlockingTodoApi

	@BeforeEach
	fun stub() {
		val todo = """{"id": 7, "title": "Sign the lease"}"""
		server.stubFor(get("/todo/7").willReturn(okJson(todo)))
		server.stubFor(get("/todo/user/1").willReturn(okJson("[$todo]")))
	}

	@Test
	fun `coroutines await the reactive client`() = runBlocking<Unit> {
		assertThat(todos.get(7)).isEqualTo(Todo(7, "Sign the lease"))
		assertThat(todos.list(1).toList()).containsExactly(Todo(7, "Sign the lease"))
	}

	@Test
	fun `the blocking twin has the composed calls too`() {
		assertThat(blocking.get(7)).isEqualTo(Todo(7, "Sign the lease"))
		assertThat(todos.titles(1)).containsExactly("Sign the lease")
	}

}
