package dev.tandem.exchange;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.client.ApiClientSettings;
import dev.tandem.error.FailureTranslator;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Puts the call pipeline of a client into Spring's proxies of its definitions.
 */
public final class CallExchange {

	private final ApiClientSettings settings;

	private final CallGate gate;

	/**
	 * Create the exchange of a client.
	 * @param settings settings of the client
	 * @param gate the door that its calls pass
	 */
	public CallExchange(ApiClientSettings settings, CallGate gate) {
		this.settings = settings;
		this.gate = gate;
	}

	/**
	 * Configure the factory of the client's proxies.
	 * @param factory the factory
	 */
	public void configure(HttpServiceProxyFactory.Builder factory) {
		RequestOptions options = new RequestOptions(this.settings.idempotencyKeyHeader());
		factory.customArgumentResolver(options)
			.customArgumentResolver(new TransferArgument())
			.customArgumentResolver(new BodyArgument())
			.httpRequestValuesProcessor(new OperationProcessor(this.settings.name(), options))
			.exchangeAdapterDecorator((adapter) -> new CallPipeline(adapter, innermostFirst()))
			.proxyFactoryCustomizer(this::customize);
	}

	/**
	 * Mistakes in the annotations of a definition show here, at the start of the
	 * application, and not at the first call.
	 */
	private void customize(ProxyFactory proxyFactory, Class<?> definition) {
		OperationMetadata.check(definition);
		proxyFactory.addAdvice(0, new DefinitionInterceptor(definition, this.settings));
	}

	/**
	 * The stages of a call, from the one next to {@code WebClient} outwards. A stage that
	 * is not configured is not here.
	 */
	private List<CallStage> innermostFirst() {
		List<CallStage> stages = new ArrayList<>();
		stages.add(new ErrorStage(new FailureTranslator(this.settings)));
		if (this.settings.retry().maxAttempts() > 1) {
			stages.add(new RetryStage(this.settings.retry(), this.settings.timeouts().call()));
		}
		stages.add(new DeadlineStage(this.settings.timeouts().call()));
		stages.add(new GateStage(this.gate));
		return stages;
	}

}
