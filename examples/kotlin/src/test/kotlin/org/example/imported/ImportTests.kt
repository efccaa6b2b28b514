package org.example.imported

import dev.tandem.ImportApiClients
import org.assertj.core.api.Assertions.assertThat
import org.example.todo.BlockingTodoApi
import org.example.todo.SuspendTodoApi
import org.example.todo.TodoApi
import org.junit.jupiter.api.Test
import org.springframework.boot.WebApplicationType
import org.springframework.boot.autoconfigure.EnableAutoConfiguration
import org.springframework.boot.builder.SpringApplicationBuilder

/** A definition of another package is imported, as one of an SDK would be. */
class ImportTests {

	@Test
	fun `an imported definition has both twins`() {
		SpringApplicationBuilder(Application::class.java).web(WebApplicationType.NONE).run().use { context ->
			assertThat(context.getBeansOfType(TodoApi::class.java)).hasSize(1)
			assertThat(context.getBeansOfType(BlockingTodoApi::class.java)).hasSize(1)
			assertThat(context.getBeansOfType(SuspendTodoApi::class.java)).hasSize(1)
		}
	}

	@EnableAutoConfiguration
	@ImportApiClients(TodoApi::class)
	class Application

}
