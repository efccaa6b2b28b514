package dev.tandem.autoconfigure;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for definitions that the annotation processor has not seen.
 */
class InvalidDefinitionTests {

	@Test
	void startWhenTwinWasNotGeneratedSaysHowToRunTheProcessor() {
		FailureAnalysis failure = failure("lost", "String get();");
		assertThat(failure.getDescription()).isEqualTo("The definition unprocessed.LostApi has no twin: "
				+ "the annotation processor did not run when it was compiled.");
		assertThat(failure.getAction()).contains("LostApi", "<annotationProcessorPaths>", "tandem-processor", "JDK 23",
				"annotationProcessor(\"dev.tandem:tandem-processor:");
	}

	@Test
	void startWhenNameOfClientFitsNoPropertySaysWhichOnesDo() {
		FailureAnalysis failure = failure("Lost_Client", "String get();");
		assertThat(failure.getDescription()).isEqualTo("@ApiClient on unprocessed.LostApi names the client "
				+ "'Lost_Client', which cannot be used in a property name.");
		assertThat(failure.getAction()).contains("lower-case letters, digits and single dashes");
	}

	@ParameterizedTest
	@CsvSource({ "@CallTimeout(\"soon\"), 300ms", "@ErrorBody(status = \"teapot\"; type = String.class), 4xx",
			"@OperationName(\"a b\"), letters" })
	void startWhenAnnotationIsMistakenSaysSo(String annotation, String remedy) {
		String written = annotation.replace(';', ',');
		start("lost", written + " reactor.core.publisher.Mono<String> get();", (context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasStackTraceContaining(written.substring(0, 10))
				.hasStackTraceContaining(remedy);
		});
	}

	@Test
	void startWhenReactiveDefinitionHasNoTwinSucceeds() {
		start("lost", "reactor.core.publisher.Mono<String> get();",
				(context) -> assertThat(context).hasNotFailed().hasBean("lost#unprocessed.LostApi"));
	}

	private static FailureAnalysis failure(String client, String method) {
		FailureAnalysis[] failure = new FailureAnalysis[1];
		compile(client, method, (runner) -> failure[0] = StartFailure.of(runner));
		return failure[0];
	}

	private static void start(String client, String method,
			ContextConsumer<? super AssertableApplicationContext> consumer) {
		compile(client, method,
				(runner) -> runner.withPropertyValues("tandem.clients.lost.base-url=http://127.0.0.1").run(consumer));
	}

	private static void compile(String client, String method, Consumer<ApplicationContextRunner> test) {
		SourceFile source = SourceFile.of("""
				package unprocessed;

				import dev.tandem.*;

				@ApiClient("%s")
				public interface LostApi {

					@org.springframework.web.service.annotation.GetExchange
					%s

					@ImportApiClients(LostApi.class)
					class Application {

					}

				}
				""".formatted(client, method));
		TestCompiler.forSystem()
			.withCompilerOptions("-proc:none")
			.withSources(source)
			.compile((compiled) -> test.accept(Contexts.empty()
				.withClassLoader(compiled.getClassLoader())
				.withUserConfiguration(
						ClassUtils.resolveClassName("unprocessed.LostApi$Application", compiled.getClassLoader()))));
	}

}
