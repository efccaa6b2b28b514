package dev.tandem.engine;

import java.util.List;
import java.util.function.Consumer;

import dev.tandem.uri.ArgumentConversion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import org.springframework.core.convert.ConversionService;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

import static org.assertj.core.api.Assertions.assertThat;

class PlainFactoryTests {

	static final List<Named<Consumer<HttpServiceProxyFactory.Builder>>> ADDED = List.of(
			Named.of("argument resolver",
					(builder) -> builder.customArgumentResolver((argument, parameter, request) -> true)),
			Named.of("processor",
					(builder) -> builder.httpRequestValuesProcessor((method, parameters, arguments, request) -> {
					})),
			Named.of("decorator", (builder) -> builder.exchangeAdapterDecorator((adapter) -> adapter)),
			Named.of("customizer of proxies", (builder) -> builder.proxyFactoryCustomizer((proxy, type) -> {
			})));

	private final ConversionService conversion = ArgumentConversion.create();

	/**
	 * Shows that the fields of Spring's builder are called as they were.
	 */
	@Test
	void factoryAsTandemConfiguresItIsPlain() {
		assertThat(conversion((builder) -> {
		})).isSameAs(this.conversion);
	}

	@ParameterizedTest
	@FieldSource("ADDED")
	void factoryToWhichSomethingIsAddedIsNotPlain(Consumer<HttpServiceProxyFactory.Builder> added) {
		assertThat(conversion(added)).isNull();
	}

	@Test
	void factoryWithAnotherConversionUsesIt() {
		ConversionService another = ArgumentConversion.create();
		assertThat(conversion((builder) -> builder.conversionService(another))).isSameAs(another);
	}

	private @Nullable ConversionService conversion(Consumer<HttpServiceProxyFactory.Builder> more) {
		BodyArgument resolver = new BodyArgument();
		OperationProcessor processor = new OperationProcessor("notes", new RequestOptions(() -> null));
		HttpServiceProxyFactory.Builder builder = HttpServiceProxyFactory.builder().conversionService(this.conversion);
		builder.customArgumentResolver(resolver)
			.httpRequestValuesProcessor(processor)
			.exchangeAdapterDecorator((adapter) -> adapter);
		PlainFactory factory = PlainFactory.of(builder, List.of(resolver), processor);
		builder.proxyFactoryCustomizer((proxy, type) -> {
		});
		more.accept(builder);
		return factory.conversion();
	}

}
