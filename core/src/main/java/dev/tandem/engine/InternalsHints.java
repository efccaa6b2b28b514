package dev.tandem.engine;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * Keeps the fields that {@link Internals} reads in a native image. Without them calls
 * work too, for more.
 */
final class InternalsHints implements RuntimeHintsRegistrar {

	private static final String CLIENT = "org.springframework.web.reactive.function.client.";

	/**
	 * Fields by the classes that have them.
	 */
	static final Map<String, List<String>> FIELDS = Map.of(
			"org.springframework.web.service.invoker.HttpServiceProxyFactory$Builder",
			List.of("exchangeAdapterDecorator", "conversionService", "customArgumentResolvers",
					"requestValuesProcessors", "proxyFactoryCustomizers"),
			CLIENT + "support.WebClientAdapter", List.of("webClient"), CLIENT + "DefaultWebClient",
			List.of("exchangeFunction", "uriBuilderFactory", "apiVersionInserter", "defaultApiVersion",
					"observationRegistry", "observationConvention", "defaultRequest"),
			CLIENT + "DefaultWebClientBuilder", List.of("statusHandlers"),
			CLIENT + "ExchangeFunctions$DefaultExchangeFunction", List.of("connector", "strategies"));

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		FIELDS.forEach((type, fields) -> hints.reflection()
			.registerType(TypeReference.of(type), (hint) -> fields.forEach(hint::withField)));
	}

}
