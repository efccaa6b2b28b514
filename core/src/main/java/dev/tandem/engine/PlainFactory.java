package dev.tandem.engine;

import java.util.Collection;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.ConversionService;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Whether an application has added something to the factory of proxies that takes part in
 * the assembly of requests. Spring's builder does not show them, so its fields are read;
 * where they cannot be, Spring assembles each request.
 *
 * @param builder builds the factory
 * @param resolvers Tandem's argument resolvers
 * @param processor Tandem's processor
 * @param decorator decorates the adapter when Tandem has configured the factory
 */
record PlainFactory(HttpServiceProxyFactory.Builder builder, List<HttpServiceArgumentResolver> resolvers,
		HttpRequestValues.Processor processor, @Nullable Object decorator) {

	private static final Log logger = LogFactory.getLog(PlainFactory.class);

	/**
	 * A factory that Tandem has configured.
	 * @param builder builds the factory
	 * @param resolvers the argument resolvers that were added
	 * @param processor the processor that was added
	 */
	static PlainFactory of(HttpServiceProxyFactory.Builder builder, List<HttpServiceArgumentResolver> resolvers,
			HttpRequestValues.Processor processor) {
		return new PlainFactory(builder, resolvers, processor, decoratorOf(builder));
	}

	private static @Nullable Object decoratorOf(HttpServiceProxyFactory.Builder builder) {
		try {
			return Internals.value(builder, "exchangeAdapterDecorator");
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The factory of proxies cannot be looked into and assembles all requests itself", ex);
			return null;
		}
	}

	/**
	 * What turns arguments into text, if Tandem may fill requests itself.
	 * @return the conversion, {@code null} if the application has added something
	 */
	@Nullable ConversionService conversion() {
		try {
			return (this.decorator != null && isPlain())
					? (ConversionService) Internals.value(this.builder, "conversionService") : null;
		}
		catch (ReflectiveOperationException | RuntimeException ex) {
			logger.debug("The factory of proxies cannot be looked into and assembles all requests itself", ex);
			return null;
		}
	}

	@SuppressWarnings("ReferenceEquality")
	private boolean isPlain() throws ReflectiveOperationException {
		return this.resolvers.equals(Internals.value(this.builder, "customArgumentResolvers"))
				&& List.of(this.processor).equals(Internals.value(this.builder, "requestValuesProcessors"))
				&& Internals.required(this.builder, "proxyFactoryCustomizers", Collection.class).size() == 1
				&& Internals.value(this.builder, "exchangeAdapterDecorator") == this.decorator;
	}

}
