package dev.tandem.autoconfigure;

import dev.tandem.autoconfigure.imported.BlockingStockApi;
import dev.tandem.autoconfigure.imported.PriceApi;
import dev.tandem.autoconfigure.imported.ReactivePriceApi;
import dev.tandem.autoconfigure.imported.StockApi;
import dev.tandem.autoconfigure.imported.SuspendStockApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingClientFailureAnalyzer}.
 */
class MissingClientFailureAnalyzerTests {

	@ParameterizedTest
	@ValueSource(classes = { StockApi.class, BlockingStockApi.class, PriceApi.class, ReactivePriceApi.class })
	void definitionOrTwinWithoutBeanSaysHowToBringItIn(Class<?> type) {
		FailureAnalysis failure = failureOfInjecting(type);
		String definition = type.getSimpleName().contains("Stock") ? "StockApi" : "PriceApi";
		assertThat(failure.getDescription()).contains(type.getName(), "outside the scanned packages");
		assertThat(failure.getAction()).contains("@ImportApiClients(types = " + definition + ".class)");
	}

	@Test
	void twinForCoroutinesWithoutTheirLibraryNamesIt() {
		FailureAnalysis failure = failureOfInjecting(SuspendStockApi.class);
		assertThat(failure.getDescription()).contains(SuspendStockApi.class.getName(),
				"kotlinx-coroutines-reactor is not on the class path");
		assertThat(failure.getAction()).contains("org.jetbrains.kotlinx:kotlinx-coroutines-reactor");
	}

	private static FailureAnalysis failureOfInjecting(Class<?> type) {
		return StartFailure.of(Contexts.withDefinitions()
			.withPropertyValues("tandem.clients.note-books.base-url=http://127.0.0.1")
			.withInitializer((context) -> context.addBeanFactoryPostProcessor((beans) -> {
				RootBeanDefinition bean = new RootBeanDefinition(Holder.class, () -> new Holder(beans.getBean(type)));
				((org.springframework.beans.factory.support.BeanDefinitionRegistry) beans)
					.registerBeanDefinition("holder", bean);
			})));
	}

	private record Holder(Object client) {
	}

}
