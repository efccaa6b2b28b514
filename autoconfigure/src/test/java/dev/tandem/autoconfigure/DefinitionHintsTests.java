package dev.tandem.autoconfigure;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.ApiClient;
import dev.tandem.ApiResult;
import dev.tandem.ErrorBody;
import dev.tandem.ImportApiClients;
import dev.tandem.QueryObject;
import dev.tandem.testing.PreparedContext;
import dev.tandem.twin.TwinTypes;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.service.ReactiveHttpServiceClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DefinitionHints} and the others that an application gets.
 */
class DefinitionHintsTests {

	private static final RuntimeHints HINTS = PreparedContext
		.of(Application.class, TestPropertyValues.of("tandem.clients.hinted.base-url=http://127.0.0.1"))
		.hints();

	@Test
	void typesOfBodiesAndErrorsAreKept() {
		assertThat(List.of(Sent.class, Received.class, OfDefinition.class, OfDefinitionDetail.class, OfMethod.class,
				Part.class))
			.allSatisfy(DefinitionHintsTests::isBound);
	}

	@Test
	void queryObjectsAndTheirNestedObjectsAreKept() {
		assertThat(List.of(Filter.class, Filter.Page.class)).allSatisfy(DefinitionHintsTests::isBound);
		Method accessor = Objects.requireNonNull(ReflectionUtils.findMethod(Filter.class, "page"));
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(accessor)).accepts(HINTS);
	}

	@Test
	void enumsAreKept() {
		assertThat(List.of(Order.class, Level.class, Size.class))
			.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection()
				.onType(type)
				.withMemberCategories(MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS))
				.accepts(HINTS));
	}

	@Test
	void twinsAreFoundByTheirNames() {
		for (Class<?> definition : List.of(HintedApi.class, HintedPlainApi.class)) {
			TwinTypes twins = Objects.requireNonNull(TwinTypes.of(definition));
			assertThat(List.of(twins.definition(), twins.reactive(), twins.blocking(), twins.facade()))
				.allSatisfy((type) -> assertThat(RuntimeHintsPredicates.reflection().onType(type)).accepts(HINTS));
			assertThat(RuntimeHintsPredicates.reflection()
				.onConstructorInvocation(twins.facade().getDeclaredConstructors()[0])).accepts(HINTS);
			assertThat(RuntimeHintsPredicates.proxies()
				.forInterfaces(AopProxyUtils.completeJdkProxyInterfaces(twins.reactive()))).accepts(HINTS);
		}
	}

	@Test
	void settingsAreBound() {
		for (Class<?> type : List.of(ApiClientProperties.class, ApiClientProperties.Timeouts.class)) {
			assertThat(RuntimeHintsPredicates.reflection().onConstructorInvocation(type.getDeclaredConstructors()[0]))
				.accepts(HINTS);
		}
	}

	private static void isBound(Class<?> type) {
		assertThat(RuntimeHintsPredicates.reflection()
			.onType(type)
			.withAnyMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
					MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS))
			.accepts(HINTS);
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ HintedApi.class, HintedPlainApi.class })
	@ImportAutoConfiguration({ ApiClientsAutoConfiguration.class, HttpServiceClientPropertiesAutoConfiguration.class,
			WebClientAutoConfiguration.class, ReactiveHttpServiceClientAutoConfiguration.class })
	static class Application {

	}

	@ApiClient("hinted")
	@HttpExchange("/hinted")
	@ErrorBody(status = "4xx", type = OfDefinition.class)
	interface HintedApi {

		@PostExchange
		@ErrorBody(status = "422", type = OfMethod.class)
		Mono<ApiResult<Received>> send(@RequestBody Sent sent);

		@GetExchange
		Mono<String> find(@QueryObject Filter filter, @RequestParam Order order, @RequestParam List<Level> levels,
				@RequestParam Size[] sizes);

		@PostExchange("/parts")
		Mono<Void> upload(@RequestPart Part part);

	}

	@ApiClient("hinted")
	@HttpExchange("/plain")
	interface HintedPlainApi {

		@GetExchange
		String get();

	}

	record Sent(String text) {
	}

	record Received(String text) {
	}

	record OfDefinition(OfDefinitionDetail detail) {
	}

	record OfDefinitionDetail(Map<String, String> values) {
	}

	record OfMethod(String text) {
	}

	record Part(String text) {
	}

	record Filter(String text, Page page) {

		record Page(int size) {
		}

	}

	enum Order {

		NEWEST, OLDEST

	}

	enum Size {

		SMALL, LARGE

	}

	enum Level {

		LOW, HIGH

	}

}
