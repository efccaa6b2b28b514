package dev.tandem.autoconfigure;

import java.lang.reflect.Method;
import java.nio.file.Path;

import dev.tandem.processor.ApiClientProcessor;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for definitions whose class files have no names of parameters.
 */
class ParameterNameTests {

	@ParameterizedTest
	@CsvSource({ "reactor.core.publisher.Mono<String>, unnamed.BlockingNamesApi", "String, unnamed.NamesApi" })
	void callWhenClassFileHasNoNamesSendsThemAllTheSame(String type, String blocking, @TempDir Path generated) {
		SourceFile source = SourceFile.of("""
				package unnamed;

				import dev.tandem.*;
				import org.springframework.web.bind.annotation.*;

				@ApiClient("names")
				public interface NamesApi extends Base<String> {

					@ImportApiClients(NamesApi.class)
					class Application {

					}

				}
				""");
		SourceFile inherited = SourceFile.of("""
				package unnamed;

				import org.springframework.web.bind.annotation.*;

				interface Base<T> {

					@org.springframework.web.service.annotation.GetExchange("/{id}")
					%s get(@PathVariable T id, @RequestParam(required = false) Long[] page);

				}
				""".formatted(type));
		try (TestServer server = TestServer.start((request, response) -> TestServer.json(response, "{}"))) {
			TestCompiler.forSystem()
				.withCompilerOptions("-s", generated.toString())
				.withProcessors(new ApiClientProcessor())
				.withSources(source, inherited)
				.compile((compiled) -> {
					ClassLoader loader = compiled.getClassLoader();
					Contexts.empty()
						.withClassLoader(loader)
						.withPropertyValues("tandem.clients.names.base-url=" + server.uri())
						.withUserConfiguration(ClassUtils.resolveClassName("unnamed.NamesApi$Application", loader))
						.run((context) -> call(context.getBean(ClassUtils.resolveClassName(blocking, loader))));
				});
			assertThat(server.requests()).extracting(ReceivedRequest::uri).containsExactly("/7?page=1&page=2");
		}
	}

	private static void call(Object client) {
		Method method = ReflectionUtils.getUniqueDeclaredMethods(client.getClass(),
				(candidate) -> candidate.getName().equals("get") && !candidate.isBridge())[0];
		assertThat(method.getParameters()).noneMatch((parameter) -> parameter.isNamePresent());
		ReflectionUtils.makeAccessible(method);
		ReflectionUtils.invokeMethod(method, client, "7", new Long[] { 1L, 2L });
	}

}
