package dev.tandem.autoconfigure;

import java.util.Map;

import dev.tandem.ApiClients;
import dev.tandem.ApiResponseException;
import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.autoconfigure.definitions.Counted;
import dev.tandem.autoconfigure.definitions.NoteApi;
import dev.tandem.autoconfigure.definitions.Notebooks;
import dev.tandem.autoconfigure.definitions.SpecialNoteApi;
import dev.tandem.autoconfigure.imported.AllPricesApi;
import dev.tandem.autoconfigure.imported.BlockingStockApi;
import dev.tandem.autoconfigure.imported.PriceApi;
import dev.tandem.autoconfigure.imported.ReactivePriceApi;
import dev.tandem.autoconfigure.imported.StockApi;
import dev.tandem.autoconfigure.plain.PlainApi;
import dev.tandem.testing.ReceivedRequest;
import dev.tandem.testing.TestServer;
import dev.tandem.testing.Twin;
import dev.tandem.testing.TwinTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;
import org.springframework.web.service.registry.ImportHttpServices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for the beans that {@link ApiClientsAutoConfiguration} makes of definitions.
 */
class ApiClientRegistrationTests {

	private static final Map<String, String> ANSWERS = Map.of("/notes/first", "note", "/pages/first", "page", "/stock",
			"12", "/plain", "plain");

	private final TestServer server = TestServer.start((request, response) -> {
		String answer = ANSWERS.get(request.path());
		return (answer != null) ? response.header("Content-Type", "text/plain").sendString(Mono.just(answer))
				: response.sendNotFound();
	});

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri(),
				"tandem.clients.stock.base-url=" + this.server.uri());

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void definitionWhenInPackageOfApplicationBecomesProxyInGroupAndTwin() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(NoteApi.class).hasSingleBean(BlockingNoteApi.class);
			assertThat(context).hasBean("note-books#" + NoteApi.class.getName());
			HttpServiceProxyRegistry registry = context.getBean(HttpServiceProxyRegistry.class);
			assertThat(registry.getGroupNames()).containsExactlyInAnyOrder("note-books", "stock");
			assertThat(registry.getClientTypesInGroup("note-books")).hasSize(2).contains(NoteApi.class);
			assertThat(registry.getClient("note-books", NoteApi.class)).isSameAs(context.getBean(NoteApi.class));
		});
	}

	@Test
	void interfaceThatExtendsADefinitionIsNoneUnlessMarked() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(NoteApi.class).doesNotHaveBean(SpecialNoteApi.class);
			assertThat(context.getBean(HttpServiceProxyRegistry.class).getClientTypesInGroup("note-books"))
				.doesNotContain(SpecialNoteApi.class);
		});
	}

	/**
	 * As those of an SDK whose package is behind ours in the alphabet.
	 */
	@Test
	void definitionWhenImportedByALaterAutoConfigurationIsRegisteredOnce() {
		this.runner.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri())
			.withConfiguration(AutoConfigurations.of(SdkConfiguration.class, ImportedApiClientsAutoConfiguration.class))
			.run((context) -> {
				assertThat(context).hasSingleBean(StockApi.class)
					.hasSingleBean(BlockingStockApi.class)
					.hasSingleBean(NoteApi.class)
					.hasSingleBean(BlockingNoteApi.class);
				assertThat(context.getBean(BlockingStockApi.class).stock()).isEqualTo("12");
			});
	}

	/**
	 * A mistyped name makes no client, and a name without its dashes, from the
	 * environment, no second one.
	 */
	@Test
	void clientWithoutADefinitionIsMadeOnce() {
		this.runner
			.withPropertyValues("tandem.clients.note-bookz.base-url=http://a",
					"tandem.clients.my-weather.base-url=http://a", "tandem.clients.myweather.api-key=k")
			.run((context) -> assertThat(context.getBean(ApiClients.class).names()).containsExactly("my-weather",
					"note-books", "stock"));
	}

	@TwinTest
	void definitionWhenCalledAnswersThroughBothTwins(Twin twin) {
		this.runner.run((context) -> {
			NoteApi reactive = context.getBean(NoteApi.class);
			BlockingNoteApi blocking = context.getBean(BlockingNoteApi.class);
			assertThat(twin.call(reactive::first, blocking::first).get()).isEqualTo("note");
			assertThat(twin.call(reactive::loud, blocking::loud).get()).isEqualTo("note!");
		});
	}

	@TwinTest
	void definitionWhenNestedAndPackagePrivateRunsDefaultMethods(Twin twin) {
		this.runner.withBean(Notebooks.class).run((context) -> {
			Notebooks notebooks = context.getBean(Notebooks.class);
			assertThat(twin.call(notebooks::reactive, notebooks::blocking).get()).isEqualTo("title of page");
		});
	}

	@TwinTest
	void methodWhenInheritedByTwoDefinitionsIsAnOperationOfEach(Twin twin) {
		this.runner.run((context) -> {
			ApiResponseException failure = twin
				.call(context.getBean(NoteApi.class)::count, context.getBean(BlockingNoteApi.class)::count)
				.failure(ApiResponseException.class);
			assertThat(failure.operation().name()).isEqualTo("NoteApi#count");
			ApiResponseException other = twin.call(pageApi(context)::count, pageApi(context).count()::block)
				.failure(ApiResponseException.class);
			assertThat(other.operation().name()).isEqualTo("PageApi#count");
			assertThat(this.server.requests()).extracting(ReceivedRequest::path)
				.containsExactly("/notes/count", "/pages/count");
		});
	}

	private static Counted pageApi(ApplicationContext context) {
		return context.getBeansOfType(Counted.class)
			.values()
			.stream()
			.filter((bean) -> !(bean instanceof NoteApi))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void twinsWhenShownNameClientAndBaseUrl() {
		this.runner.run((context) -> {
			String proxy = "NoteApi[client=note-books, baseUrl=" + this.server.uri() + "]";
			assertThat(context.getBean(NoteApi.class)).hasToString(proxy);
			assertThat(context.getBean(BlockingNoteApi.class)).hasToString("BlockingNoteApi of " + proxy);
			assertThat(this.server.requests()).isEmpty();
		});
	}

	@Test
	void twinsWhenComparedEqualThemselvesOnly() {
		this.runner.run((context) -> {
			NoteApi proxy = context.getBean(NoteApi.class);
			assertThat(proxy).isEqualTo(context.getBean(NoteApi.class))
				.hasSameHashCodeAs(context.getBean(NoteApi.class))
				.isNotEqualTo(pageApi(context));
			BlockingNoteApi twin = context.getBean(BlockingNoteApi.class);
			assertThat(twin).isEqualTo(context.getBean(BlockingNoteApi.class))
				.hasSameHashCodeAs(context.getBean(BlockingNoteApi.class))
				.isNotEqualTo(proxy);
			assertThat(this.server.requests()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { ImportsType.class, ImportsPackage.class })
	void definitionWhenImportedBecomesTwoBeans(Class<?> configuration) {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(StockApi.class));
		this.runner.withUserConfiguration(configuration).run((context) -> {
			assertThat(context.getBean(BlockingStockApi.class).stock()).isEqualTo("12");
			assertThat(context.getBean(StockApi.class)).asString().startsWith("StockApi[client=stock");
		});
	}

	@Test
	void definitionInBlockingStyleBecomesProxyOfItsTwinAndFacade() {
		this.runner.withUserConfiguration(ImportsBlockingStyle.class).run((context) -> {
			assertThat(context).hasSingleBean(PriceApi.class).hasSingleBean(ReactivePriceApi.class);
			HttpServiceProxyRegistry registry = context.getBean(HttpServiceProxyRegistry.class);
			assertThat(registry.getClient("stock", ReactivePriceApi.class))
				.isSameAs(context.getBean(ReactivePriceApi.class));
			assertThat(context.getBean(PriceApi.class)).asString().startsWith("PriceApi of ReactivePriceApi[client=");
		});
	}

	@Test
	void definitionThatAnotherExtendsHasAClientOfItsOwn() {
		this.runner.withUserConfiguration(ImportsExtended.class)
			.run((context) -> assertThat(context.getBean("stock#" + PriceApi.class.getName(), PriceApi.class))
				.asString()
				.startsWith("PriceApi of ReactivePriceApi[client="));
	}

	@Test
	void definitionInBlockingStyleWhenUserHasBeanOfItIsReplacedAndTwinRunsIt() {
		Contexts.empty()
			.withUserConfiguration(ImportsBlockingStyle.class)
			.withBean(PriceApi.class, () -> () -> Thread.currentThread().getName())
			.run((context) -> {
				ReactivePriceApi reactive = context.getBean(ReactivePriceApi.class);
				assertThat(reactive.price().block()).startsWith("boundedElastic");
				assertThat(reactive.loud().block()).startsWith("boundedElastic").endsWith("!");
			});
	}

	@Test
	void twinOfBlockingStyleWhenUserHasBeanOfItIsReplacedAndDefinitionDelegatesToIt() {
		Contexts.empty()
			.withUserConfiguration(ImportsBlockingStyle.class)
			.withBean(ReactivePriceApi.class, () -> () -> Mono.just("fake"))
			.run((context) -> assertThat(context.getBean(PriceApi.class).loud()).isEqualTo("fake!"));
	}

	@Test
	void definitionWhenImportedWithoutPackagesOfApplicationBecomesTwoBeans() {
		Contexts.empty()
			.withUserConfiguration(ImportsType.class)
			.withPropertyValues("tandem.clients.stock.base-url=" + this.server.uri())
			.run((context) -> assertThat(context).hasSingleBean(StockApi.class).hasSingleBean(BlockingStockApi.class));
	}

	@Test
	void importWhenTypeIsNoDefinitionSaysSo() {
		var failure = StartFailure.of(this.runner.withUserConfiguration(ImportsPlain.class));
		assertThat(failure.getDescription()).isEqualTo("@ImportApiClients names " + PlainApi.class.getName()
				+ ", which is not an interface marked @ApiClient.");
		assertThat(failure.getAction()).contains("@ApiClient", "@ImportHttpServices");
	}

	@Test
	void importWhenSearchedCreatesNoBeanEarly() {
		this.runner.withUserConfiguration(EarlyBeans.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(EarlyBeans.Opaque.class).early()).isFalse();
		});
	}

	@Test
	void definitionWhenUserHasBeanOfItIsReplacedAndTwinDelegatesToIt() {
		NoteApi fake = mock(NoteApi.class);
		given(fake.first()).willReturn(Mono.just("fake"));
		Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri())
			.withBean("fake", NoteApi.class, () -> fake)
			.run((context) -> {
				assertThat(context).hasSingleBean(NoteApi.class);
				assertThat(context.getBean(NoteApi.class)).isSameAs(fake);
				assertThat(context.getBean(BlockingNoteApi.class).first()).isEqualTo("fake");
				assertThat(this.server.requests()).isEmpty();
			});
	}

	@Test
	void clientWhenAllItsDefinitionsAreReplacedNeedsNoSettings() {
		Contexts.empty()
			.withUserConfiguration(ImportsType.class)
			.withPropertyValues("tandem.clients.stock.api-key=${STOCK_KEY_NOT_SET}")
			.withBean(StockApi.class, () -> () -> Mono.just("fake"))
			.run((context) -> assertThat(context.getBean(BlockingStockApi.class).stock()).isEqualTo("fake"));
	}

	@Test
	void twinWhenUserHasBeanOfItIsReplaced() {
		BlockingNoteApi fake = mock(BlockingNoteApi.class);
		this.runner.withBean("fake", BlockingNoteApi.class, () -> fake).run((context) -> {
			assertThat(context.getBean(BlockingNoteApi.class)).isSameAs(fake);
			assertThat(context.getBean(NoteApi.class).first().block()).isEqualTo("note");
		});
	}

	@Test
	void groupWhenWithoutDefinitionStaysUntouched() {
		this.runner.withUserConfiguration(PlainServices.class)
			.withPropertyValues("spring.http.serviceclient.plain.base-url=" + this.server.uri(),
					"tandem.defaults.headers.X-Org=o1", "tandem.defaults.api-key=k")
			.run((context) -> {
				assertThat(context.getBean(PlainApi.class).plain().block()).isEqualTo("plain");
				HttpHeaders headers = this.server.awaitRequest().headers();
				assertThat(headers.getFirst(HttpHeaders.USER_AGENT)).doesNotContain("Tandem");
				assertThat(headers.containsHeader("X-Org")).isFalse();
				assertThat(headers.containsHeader(HttpHeaders.AUTHORIZATION)).isFalse();
			});
	}

	@Test
	void contextWhenWithoutDefinitionsStarts() {
		Contexts.empty().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(AutoConfiguredApiClients.class).all()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { WebClient.class, HttpClient.class })
	void autoConfigurationWhenClassIsAbsentBacksOff(Class<?> absent) {
		new ApplicationContextRunner().withUserConfiguration(Contexts.Application.class)
			.withConfiguration(
					AutoConfigurations.of(ApiClientsAutoConfiguration.class, ApiClientsActuatorAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader(absent))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(AutoConfiguredApiClients.class)
				.doesNotHaveBean(SanitizingFunction.class)
				.doesNotHaveBean(BlockingNoteApi.class));
	}

	@Test
	void autoConfigurationWhenActuatorIsAbsentHasNoSanitizingFunction() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SecretSanitizingFunction.class));
		this.runner.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(NoteApi.class)
				.doesNotHaveBean("apiClientSecretSanitizingFunction"));
	}

	@Test
	void contextWhenAnotherIsClosedKeepsCalling() {
		this.runner.run((open) -> {
			this.runner.run((closing) -> assertThat(closing.getBean(BlockingNoteApi.class).first()).isEqualTo("note"));
			assertThat(open.getBean(BlockingNoteApi.class).first()).isEqualTo("note");
			assertThat(open.getBean(NoteApi.class).first().block()).isEqualTo("note");
		});
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(StockApi.class)
	static class ImportsType {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(PriceApi.class)
	static class ImportsBlockingStyle {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ AllPricesApi.class, PriceApi.class })
	static class ImportsExtended {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(basePackages = "dev.tandem.autoconfigure.imported")
	static class ImportsPackage {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(PlainApi.class)
	static class ImportsPlain {

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyBeans {

		/**
		 * Its type is known only once it is created.
		 */
		@Bean
		static FactoryBean<?> opaque(ConfigurableListableBeanFactory beans) {
			boolean early = !beans.isConfigurationFrozen();
			return new FactoryBean<Opaque>() {

				@Override
				public Opaque getObject() {
					return new Opaque(early);
				}

				@Override
				public Class<?> getObjectType() {
					return Opaque.class;
				}

			};
		}

		record Opaque(boolean early) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportHttpServices(group = "plain", types = PlainApi.class, clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
	static class PlainServices {

	}

	@AutoConfiguration(after = ApiClientsAutoConfiguration.class)
	@ImportApiClients({ StockApi.class, NoteApi.class })
	static class SdkConfiguration {

	}

}
