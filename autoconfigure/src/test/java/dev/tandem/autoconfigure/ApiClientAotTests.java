package dev.tandem.autoconfigure;

import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.autoconfigure.imported.PriceApi;
import dev.tandem.autoconfigure.imported.ReactivePriceApi;
import dev.tandem.testing.PreparedContext;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;

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
			TestPropertyValues properties = TestPropertyValues.of("tandem.clients.note-books.base-url=" + server.uri(),
					"tandem.clients.stock.base-url=" + server.uri());
			PreparedContext.of(Application.class, properties).run((context) -> {
				assertThat(context.getBean(NoteApi.class).loud().block()).isEqualTo("note!");
				assertThat(context.getBean(BlockingNoteApi.class).loud()).isEqualTo("note!");
				assertThat(context.getBean(BlockingNoteApi.class)).asString().contains("client=note-books");
				assertThat(context.getBean(PriceApi.class).loud()).isEqualTo("note!");
				assertThat(context.getBean(ReactivePriceApi.class).loud().block()).isEqualTo("note!");
			});
		}
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = NoteApi.class)
	@ImportApiClients(PriceApi.class)
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, HttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	static class Application {

	}

}
