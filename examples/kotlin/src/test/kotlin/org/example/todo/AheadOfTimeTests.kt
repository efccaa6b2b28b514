package org.example.todo

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection
import org.springframework.aot.test.generate.TestGenerationContext
import org.springframework.boot.test.util.TestPropertyValues
import org.springframework.context.annotation.AnnotationConfigApplicationContext
import org.springframework.context.aot.ApplicationContextAotGenerator

/** The twin of an application that is prepared ahead of time. */
class AheadOfTimeTests {

	@Test
	fun `a native image keeps the twin, which is found by its name`() {
		val generation = TestGenerationContext(TodoApplication::class.java)
		AnnotationConfigApplicationContext().use { context ->
			TestPropertyValues.of("tandem.clients.todo.base-url=http://127.0.0.1").applyTo(context)
			context.register(TodoApplication::class.java)
			ApplicationContextAotGenerator().processAheadOfTime(context, generation)
		}
		val facade = SuspendTodoApiFacade::class.java.declaredConstructors.single()
		assertThat(reflection().onConstructorInvocation(facade)).accepts(generation.runtimeHints)
		assertThat(reflection().onType(SuspendTodoApi::class.java)).accepts(generation.runtimeHints)
	}

}
