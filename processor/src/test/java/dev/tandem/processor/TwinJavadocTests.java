package dev.tandem.processor;

import java.util.List;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.google.testing.compile.CompilationSubject.assertThat;

/**
 * The comment of a definition must not break the javadoc tool of those who have its twin:
 * it is in a file with other imports.
 */
class TwinJavadocTests {

	@ParameterizedTest
	@ValueSource(strings = { "reactor.core.publisher.Mono<String>", "String" })
	void commentWhenItRefersToWhatTheDefinitionImportsIsCarried(String returned) {
		Compilation compilation = Sources.compile(List.of(JavaFileObjects.forSourceString("other.Limits", """
				package other;

				/** Limits. */
				public interface Limits {

					/** The most. */
					int MOST = 7;

				}
				"""), JavaFileObjects.forSourceString("example.TodoApi", """
				package example;

				import dev.tandem.ApiClient;
				import java.io.UncheckedIOException;
				import org.springframework.web.bind.annotation.PathVariable;
				import org.springframework.web.service.annotation.GetExchange;
				import other.Limits;

				/**
				 * At most {@value Limits#MOST} todos, see {@link Limits} and
				 * {@linkplain Limits#MOST the {@code most}}, or what is marked
				 * {@link Limits @Limits}.
				 * @see Limits
				 */
				@ApiClient("todo")
				public interface TodoApi {

					/** Own. */
					int OWN = 8;

					/**
					 * Up to {@value #OWN} of {@linkplain Limits#MOST those}, by
					 * {@link #get(long) this}.
					 * @param id the id, below {@value Limits#MOST}
					 * @return the todo of {@link Limits}
					 * @throws UncheckedIOException if {@link Limits}
					 */
					@GetExchange("/todo/{id}")
					%s get(@PathVariable long id);

				}
				""".formatted(returned))));
		assertThat(compilation).succeededWithoutWarnings();
		String twin = returned.equals("String") ? "ReactiveTodoApi" : "BlockingTodoApi";
		assertThat(compilation).generatedSourceFile("example." + twin)
			.contentsAsUtf8String()
			.contains("At most {@code Limits.MOST} todos, see {@code Limits} and");
		assertThat(compilation).generatedSourceFile("example." + twin)
			.contentsAsUtf8String()
			.contains("Up to {@code OWN} of those, by");
		assertThat(compilation).generatedSourceFile("example." + twin)
			.contentsAsUtf8String()
			.contains("the {@code most}, or what is marked\n * {@code @Limits}.");
	}

}
