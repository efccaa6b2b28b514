package dev.tandem.autoconfigure;

import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;
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
		FailureAnalysis failure = failure("lost");
		assertThat(failure.getDescription()).isEqualTo("The definition unprocessed.LostApi has no twin: "
				+ "the annotation processor did not run when it was compiled.");
		assertThat(failure.getAction()).contains("LostApi", "<annotationProcessorPaths>", "tandem-processor", "JDK 23",
				"annotationProcessor(\"dev.tandem:tandem-processor:");
	}

	@Test
	void startWhenNameOfClientFitsNoPropertySaysWhichOnesDo() {
		FailureAnalysis failure = failure("Lost_Client");
		assertThat(failure.getDescription()).isEqualTo("@ApiClient on unprocessed.LostApi names the client "
				+ "'Lost_Client', under which no property can be found.");
		assertThat(failure.getAction()).contains("lower-case letters, digits and single dashes");
	}

	private static FailureAnalysis failure(String client) {
		SourceFile source = SourceFile.of("""
				package unprocessed;

				@dev.tandem.ApiClient("%s")
				public interface LostApi {

					@org.springframework.web.service.annotation.GetExchange
					reactor.core.publisher.Mono<String> get();

					@dev.tandem.ImportApiClients(LostApi.class)
					class Application {

					}

				}
				""".formatted(client));
		FailureAnalysis[] failure = new FailureAnalysis[1];
		TestCompiler.forSystem()
			.withCompilerOptions("-proc:none")
			.withSources(source)
			.compile((compiled) -> failure[0] = StartFailure.of(Contexts.empty()
				.withClassLoader(compiled.getClassLoader())
				.withUserConfiguration(
						ClassUtils.resolveClassName("unprocessed.LostApi$Application", compiled.getClassLoader()))));
		return failure[0];
	}

}
