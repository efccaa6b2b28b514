package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Optional;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.ErrorBody;
import dev.tandem.ImportApiClients;
import dev.tandem.QueryObject;
import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.autoconfigure.imported.PriceApi;
import dev.tandem.autoconfigure.imported.ReactivePriceApi;
import dev.tandem.testing.PreparedContext;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.web.service.annotation.GetExchange;

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

	@Test
	void hintsKeepGeneratedTypesQueryObjectsAndErrorBodies() {
		RuntimeHints hints = PreparedContext
			.of(SearchApplication.class, TestPropertyValues.of("tandem.clients.search.base-url=http://127.0.0.1"))
			.hints();
		ReflectionHintsPredicates reflection = RuntimeHintsPredicates.reflection();
		assertThat(reflection.onType(ApiClientAotTests_BlockingSearchApi.class)).accepts(hints);
		assertThat(reflection.onType(ApiClientAotTests_BlockingSearchApiFacade.class)
			.withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS)).accepts(hints);
		assertThat(reflection.onType(ApiClientAotTests_ReactiveFindApi.class)).accepts(hints);
		assertThat(reflection.onType(ApiClientAotTests_ReactiveFindApiFacade.class)).accepts(hints);
		assertThat(reflection.onType(ApiClientAotTests_ReactiveFindApiAdapter.class)).accepts(hints);
		assertThat(reflection.onMethodInvocation(Filter.class, "text")).accepts(hints);
		assertThat(reflection.onMethodInvocation(Page.class, "getSize")).accepts(hints);
		assertThat(reflection.onType(Invalid.class).withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
			.accepts(hints);
		assertThat(reflection.onType(Problem.class)).accepts(hints);
		assertThat(reflection.onType(Missing.class)).accepts(hints);
		assertThat(reflection.onType(Found.class)).accepts(hints);
	}

	@ApiClient("search")
	@ErrorBody(status = "422", type = Invalid.class)
	@ErrorBody(status = "5xx", type = Problem.class)
	interface SearchApi {

		@ErrorBody(status = "404", type = Missing.class)
		@GetExchange
		Mono<ApiResult<List<Found>>> search(@QueryObject Optional<Filter> filter);

	}

	@ApiClient("search")
	interface FindApi {

		@GetExchange
		String find(@QueryObject Page page);

	}

	record Filter(String text) {

	}

	static class Page {

		public int getSize() {
			return 1;
		}

	}

	record Invalid(String field) {

	}

	record Problem(String title) {

	}

	record Missing(String id) {

	}

	record Found(String id) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ SearchApi.class, FindApi.class })
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, HttpClientAutoConfiguration.class,
			HttpServiceClientPropertiesAutoConfiguration.class, WebClientAutoConfiguration.class,
			ReactiveHttpServiceClientAutoConfiguration.class })
	static class SearchApplication {

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
