package org.example.todo

import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates.reflection
import org.springframework.aot.test.generate.TestGenerationContext
import org.springframework.boot.test.util.TestPropertyValues
import org.springframework.context.ApplicationContextInitializer
import org.springframework.context.annotation.AnnotationConfigApplicationContext
import org.springframework.context.aot.ApplicationContextAotGenerator
import org.springframework.context.support.GenericApplicationContext
import org.springframework.core.test.tools.TestCompiler

/** The twin of an application that is prepared ahead of time. */
class AheadOfTimeTests {

	private val properties = TestPropertyValues.of("tandem.clients.todo.base-url=http://127.0.0.1")

	@Test
	fun `a prepared application has the twin, and the hints to find it`() {
		val generation = TestGenerationContext(TodoApplication::class.java)
		val initializer = AnnotationConfigApplicationContext().use { context ->
			properties.applyTo(context)
			context.register(TodoApplication::class.java)
			ApplicationContextAotGenerator().processAheadOfTime(context, generation)
		}
		generation.writeGeneratedContent()
		val facade = SuspendTodoApiFacade::class.java.declaredConstructors.single()
		assertThat(reflection().onConstructorInvocation(facade)).accepts(generation.runtimeHints)
		assertThat(reflection().onType(SuspendTodoApi::class.java)).accepts(generation.runtimeHints)
		TestCompiler.forSystem().with(generation).withCompilerOptions("-proc:none").compile { compiled ->
			GenericApplicationContext().use { context ->
				properties.applyTo(context)
				context.classLoader = compiled.classLoader
				@Suppress("UNCHECKED_CAST")
				val prepared = compiled.getInstance(ApplicationContextInitializer::class.java, initializer.canonicalName())
					as ApplicationContextInitializer<GenericApplicationContext>
				prepared.initialize(context)
				context.refresh()
				assertThat(context.getBean(SuspendTodoApi::class.java)).asString().startsWith("SuspendTodoApi of ")
			}
		}
	}

}
