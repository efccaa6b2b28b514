package dev.tandem.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;

import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the processor gets on with compilers, build tools and other processors.
 */
class ApiClientProcessorTests {

	private static final JavaFileObject DEFINITION = JavaFileObjects.forSourceString("example.TodoApi", """
			package example;

			@dev.tandem.ApiClient("todo")
			public interface TodoApi {

				@org.springframework.web.service.annotation.GetExchange
				reactor.core.publisher.Mono<Later> get();

			}
			""");

	private static final JavaFileObject LATER = JavaFileObjects.forSourceString("example.Later",
			"package example; public class Later {}");

	@Test
	void processWhenTypeComesInLaterRoundWaits() {
		Compilation compilation = Sources.compiler()
			.withProcessors(new LaterProcessor(), new ApiClientProcessor())
			.compile(Sources.withTandem(List.of(DEFINITION)));
		assertThat(compilation.diagnostics()).isEmpty();
		assertThat(compilation.generatedSourceFile("example.BlockingTodoApi")).isPresent();
		assertThat(compilation.generatedSourceFile("example.BlockingTodoApiFacade")).isPresent();
	}

	@Test
	void processWhenTwinIsUsedCompilesUser() {
		JavaFileObject user = JavaFileObjects.forSourceString("other.User", """
				package other;

				class User {

					String title(example.BlockingTodoApi todos) {
						return String.valueOf(todos.get());
					}

				}
				""");
		assertThat(Sources.compile(DEFINITION, LATER, user).diagnostics()).isEmpty();
	}

	@Test
	void processWhenDefinitionIsInDefaultPackageSucceeds() {
		JavaFileObject definition = JavaFileObjects.forSourceString("TodoApi", """
				@dev.tandem.ApiClient("todo")
				interface TodoApi {
				}
				""");
		Compilation compilation = Sources.compile(definition);
		assertThat(compilation.diagnostics()).isEmpty();
		assertThat(compilation.generatedSourceFile("BlockingTodoApi")).isPresent();
	}

	@Test
	void processWhenSeveralDefinitionsNamesOneOriginatingElementEach() {
		JavaFileObject second = JavaFileObjects.forSourceString("example.NoteApi", """
				package example;

				@dev.tandem.ApiClient("todo")
				interface NoteApi extends TodoApi {
				}
				""");
		JavaFileObject third = JavaFileObjects.forSourceString("example.TextApi", """
				package example;

				@dev.tandem.ApiClient("todo")
				interface TextApi {

					@org.springframework.web.service.annotation.GetExchange
					String text();

				}
				""");
		RecordingFiler filer = new RecordingFiler();
		Compilation compilation = Sources.compiler()
			.withProcessors(filer.around(new ApiClientProcessor()))
			.compile(Sources.withTandem(List.of(DEFINITION, LATER, second, third)));
		assertThat(compilation.diagnostics()).isEmpty();
		assertThat(filer.originatingElements()).containsOnlyKeys("example.BlockingTodoApi",
				"example.BlockingTodoApiFacade", "example.BlockingNoteApi", "example.BlockingNoteApiFacade",
				"example.ReactiveTextApi", "example.ReactiveTextApiFacade", "example.ReactiveTextApiAdapter");
		assertThat(filer.originatingElements()).containsEntry("example.BlockingTodoApi", List.of("example.TodoApi"))
			.containsEntry("example.BlockingTodoApiFacade", List.of("example.TodoApi"))
			.containsEntry("example.BlockingNoteApi", List.of("example.NoteApi"))
			.containsEntry("example.BlockingNoteApiFacade", List.of("example.NoteApi"))
			.containsEntry("example.ReactiveTextApi", List.of("example.TextApi"))
			.containsEntry("example.ReactiveTextApiFacade", List.of("example.TextApi"))
			.containsEntry("example.ReactiveTextApiAdapter", List.of("example.TextApi"));
	}

	@Test
	void servicesWhenLoadedNameProcessor() {
		assertThat(java.util.ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(ApiClientProcessor.class);
	}

	@Test
	void gradleDescriptorWhenReadSaysIsolating() throws IOException {
		try (var descriptor = getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors")) {
			assertThat(descriptor).hasContent(ApiClientProcessor.class.getName() + ",isolating");
		}
	}

	/**
	 * Writes {@code Later} in the first round.
	 */
	@SupportedAnnotationTypes("*")
	private static final class LaterProcessor extends AbstractProcessor {

		@Override
		public SourceVersion getSupportedSourceVersion() {
			return SourceVersion.latestSupported();
		}

		@Override
		public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
			Filer filer = this.processingEnv.getFiler();
			if (this.processingEnv.getElementUtils().getTypeElement("example.Later") == null) {
				try (Writer writer = filer.createSourceFile("example.Later").openWriter()) {
					writer.write(LATER.getCharContent(false).toString());
				}
				catch (IOException ex) {
					throw new IllegalStateException(ex);
				}
			}
			return false;
		}

	}

}
