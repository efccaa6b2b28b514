package dev.tandem.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.Level;
import dev.tandem.ApiClients;
import dev.tandem.ApiResponseException;
import dev.tandem.CallOptions;
import dev.tandem.ImportApiClients;
import dev.tandem.autoconfigure.imported.BlockingStockApi;
import dev.tandem.autoconfigure.imported.PriceApi;
import dev.tandem.autoconfigure.imported.ReactivePriceApi;
import dev.tandem.autoconfigure.imported.StockApi;
import dev.tandem.autoconfigure.plain.ForeignApi;
import dev.tandem.testing.LogCapture;
import dev.tandem.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for beans of the application that have the type of a definition: in place of the
 * client, before it, or beside it.
 */
class ApiClientReplacementTests {

	private final TestServer server = TestServer.start((request, response) -> switch (request.path()) {
		case "/stock", "/price", "/repos/tandem" ->
			response.header("Content-Type", "text/plain").sendString(Mono.just("12"));
		case "/repos" -> TestServer.json(response, "[\"tandem\"]");
		default -> response.sendNotFound();
	});

	private final ApplicationContextRunner runner = Contexts.empty()
		.withPropertyValues("tandem.clients.stock.base-url=" + this.server.uri(),
				"tandem.clients.foreign.base-url=" + this.server.uri(), "tandem.clients.foreign.headers.X-Org=o1");

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void controllerOfTheSameInterfaceDoesNotReplaceTheClient() {
		this.runner.withUserConfiguration(Controllers.class).run((context) -> {
			assertThat(context.getBean(StockApi.class).stock().block()).isEqualTo("12");
			assertThat(context.getBean(BlockingStockApi.class).stock()).isEqualTo("12");
			assertThat(context.getBean(PriceApi.class).price()).isEqualTo("12");
			assertThat(context.getBean(ReactivePriceApi.class).price().block()).isEqualTo("12");
			assertThat(context.getBean(Controllers.StockController.class).stock().block()).isEqualTo("served 12");
		});
	}

	@Test
	void primaryDecoratorHasTheClientInjectedAndStandsBeforeBothTwins() {
		try (LogCapture log = LogCapture.of(Level.INFO, TwinBeans.class.getName())) {
			this.runner.withUserConfiguration(Decorators.class).run((context) -> {
				assertThat(context.getBean(StockApi.class).stock().block()).isEqualTo("decorated 12");
				assertThat(context.getBean(BlockingStockApi.class).stock()).isEqualTo("decorated 12");
				assertThat(context.getBean(PriceApi.class).price()).isEqualTo("decorated 12");
				assertThat(context.getBean(ReactivePriceApi.class).price().block()).isEqualTo("decorated 12");
				assertThat(context.getBean(ReactivePriceApi.class).loud().block()).isEqualTo("decorated 12!");
			});
			assertThat(log.entries()).extracting(LogCapture.Entry::message)
				.containsExactlyInAnyOrder(
						"The bean 'stockDecorator' decorates the client of " + StockApi.class.getName(),
						"The bean 'priceDecorator' decorates the client of " + PriceApi.class.getName());
		}
	}

	@Test
	void fakeIsReportedOnceAndReturnedWhenAClientIsDerivedOfIt() {
		StockApi fake = () -> Mono.just("fake");
		PriceApi plain = () -> "fake";
		try (LogCapture log = LogCapture.of(Level.INFO, TwinBeans.class.getName())) {
			this.runner.withUserConfiguration(Imports.class)
				.withBean("fake", StockApi.class, () -> fake)
				.withBean("plainFake", PriceApi.class, () -> plain)
				.run((context) -> {
					ApiClients clients = context.getBean(ApiClients.class);
					CallOptions options = CallOptions.none().withHeader("X-Org", "o1");
					assertThat(clients.with(context.getBean(StockApi.class), options)).isSameAs(fake);
					assertThat(clients.with(context.getBean(BlockingStockApi.class), options).stock())
						.isEqualTo("fake");
					assertThat(clients.with(context.getBean(PriceApi.class), options)).isSameAs(plain);
					assertThat(clients.with(context.getBean(ReactivePriceApi.class), options).price().block())
						.isEqualTo("fake");
				});
			assertThat(log.entries()).extracting(LogCapture.Entry::message)
				.containsExactlyInAnyOrder(
						"The bean 'fake' is used in place of a client of " + StockApi.class.getName(),
						"The bean 'plainFake' is used in place of a client of " + PriceApi.class.getName());
		}
	}

	@Test
	void interfaceThatCannotBeMarkedIsCalledThroughTheClientThatItsImportNames() {
		this.runner.withUserConfiguration(ImportsForeign.class).run((context) -> {
			ForeignApi foreign = context.getBean(ForeignApi.class);
			assertThat(foreign.get("tandem")).isEqualTo("12");
			assertThat(foreign.list()).isEqualTo(List.of("tandem"));
			assertThat(this.server.requests()).hasSize(2)
				.allMatch((request) -> "o1".equals(request.headers().getFirst("X-Org")));
			assertThatExceptionOfType(ApiResponseException.class).isThrownBy(() -> foreign.get("other"))
				.satisfies((failure) -> {
					assertThat(failure.client()).isEqualTo("foreign");
					assertThat(failure.operation().name()).isEqualTo("ForeignApi#get");
				});
			assertThat(context.getBean(ApiClients.class).names()).containsExactly("foreign", "stock");
		});
	}

	@Test
	void importThatNamesAClientForADefinitionOfAnotherIsRefused() {
		var failure = StartFailure.of(this.runner.withUserConfiguration(ImportsForAnother.class));
		assertThat(failure.getDescription()).contains("names the client 'other' for " + StockApi.class.getName(),
				"names the client 'stock' itself");
		assertThat(failure.getAction()).contains("Leave 'client' out");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ StockApi.class, PriceApi.class })
	static class Imports {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(client = "foreign", types = ForeignApi.class)
	@ImportApiClients(StockApi.class)
	static class ImportsForeign {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients(client = "other", types = StockApi.class)
	static class ImportsForAnother {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ StockApi.class, PriceApi.class })
	static class Controllers {

		@RestController
		record StockController(StockApi client) implements StockApi {

			@Override
			public Mono<String> stock() {
				return this.client.stock().map((stock) -> "served " + stock);
			}

		}

		@RestController
		record PriceController(PriceApi client) implements PriceApi {

			@Override
			public String price() {
				return "served " + this.client.price();
			}

		}

	}

	@Configuration(proxyBeanMethods = false)
	@ImportApiClients({ StockApi.class, PriceApi.class })
	static class Decorators {

		@Bean
		@Primary
		StockApi stockDecorator(@Qualifier("stock#dev.tandem.autoconfigure.imported.StockApi") StockApi client) {
			return () -> client.stock().map((stock) -> "decorated " + stock);
		}

		@Bean
		@Primary
		PriceApi priceDecorator(PriceApi client) {
			return () -> "decorated " + client.price();
		}

	}

}
