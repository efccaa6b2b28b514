package dev.tandem.autoconfigure;

import java.util.function.Consumer;

import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application context that is prepared ahead of time.
 */
class ApiClientAotTests {

	@Test
	@CompileWithForkedClassLoader
	void contextWhenPreparedAheadOfTimeHasBothTwins() {
		try (TestServer server = TestServer.start(
				(request, response) -> response.header("Content-Type", "text/plain").sendString(Mono.just("note")))) {
			TestPropertyValues properties = TestPropertyValues.of("tandem.clients.note-books.base-url=" + server.uri());
			prepared(properties, (context) -> {
				assertThat(context.getBean(NoteApi.class).loud().block()).isEqualTo("note!");
				assertThat(context.getBean(BlockingNoteApi.class).loud()).isEqualTo("note!");
				assertThat(context.getBean(BlockingNoteApi.class)).asString().contains("client=note-books");
			});
		}
	}

	@SuppressWarnings("unchecked")
	private static void prepared(TestPropertyValues properties, Consumer<GenericApplicationContext> test) {
		TestGenerationContext generation = new TestGenerationContext(ApiClientAotTests.class);
		ClassName initializer = prepare(properties, generation);
		TestCompiler.forSystem().with(generation).withCompilerOptions("-proc:none").compile((compiled) -> {
			try (GenericApplicationContext context = new GenericApplicationContext()) {
				properties.applyTo(context);
				context.setClassLoader(compiled.getClassLoader());
				compiled.getInstance(ApplicationContextInitializer.class, initializer.canonicalName())
					.initialize(context);
				context.refresh();
				test.accept(context);
			}
		});
	}

	private static ClassName prepare(TestPropertyValues properties, TestGenerationContext generation) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			properties.applyTo(context);
			context.register(Application.class);
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			return initializer;
		}
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = NoteApi.class)
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, HttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	static class Application {

	}

}
