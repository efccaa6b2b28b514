package dev.tandem.exchange;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.client.ApiClientSettings;
import dev.tandem.error.FailureTranslator;
import dev.tandem.limit.Circuit;
import dev.tandem.limit.ClientLimits;
import dev.tandem.limit.ConcurrencyLimit;
import dev.tandem.limit.RateLimit;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallListeners;
import dev.tandem.validation.CallValidation;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Puts the call pipeline of a client into Spring's proxies of its definitions.
 */
public final class CallExchange {

	private final ApiClientSettings settings;

	private final List<CallStage> innermostFirst;

	private final CallExtensions extensions;

	/**
	 * Create the exchange of a client.
	 * @param settings settings of the client
	 * @param gate the door that its calls pass
	 * @param limits its limits
	 * @param listeners who is told what becomes of its calls
	 * @param extensions beans of the application that take part in its calls
	 */
	public CallExchange(ApiClientSettings settings, CallGate gate, ClientLimits limits, List<CallListener> listeners,
			CallExtensions extensions) {
		this.settings = settings;
		this.extensions = extensions;
		this.innermostFirst = innermostFirst(settings, gate, limits, listeners, extensions);
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
			.exchangeAdapterDecorator((adapter) -> new CallPipeline(adapter, this.innermostFirst))
			.proxyFactoryCustomizer(this::customize);
	}

	/**
	 * Mistakes in the annotations of a definition show here, at the start of the
	 * application, and not at the first call.
	 */
	private void customize(ProxyFactory proxyFactory, Class<?> definition) {
		OperationMetadata.check(definition);
		proxyFactory.addAdvice(0, new DefinitionInterceptor(definition, this.settings, this.extensions));
	}

	/**
	 * The stages of a call, from the one next to {@code WebClient} outwards. A stage that
	 * is not configured is not here.
	 */
	private static List<CallStage> innermostFirst(ApiClientSettings settings, CallGate gate, ClientLimits limits,
			List<CallListener> listeners, CallExtensions extensions) {
		List<CallStage> stages = new ArrayList<>();
		CallListener listener = new CallListeners(listeners);
		if (extensions.observations().traced()) {
			stages.add(new SpanStage());
		}
		CallValidation validation = extensions.validation();
		if (validation != null) {
			stages.add(new ValidationStage(validation));
		}
		stages.add(new ErrorStage(new FailureTranslator(settings, extensions.errorBodyReaders())));
		RequestedDelay requestedDelay = new RequestedDelay(extensions.retryDelayReaders());
		RateLimit rateLimit = limits.rate();
		if (rateLimit != null) {
			stages.add(new RateLimitStage(rateLimit, requestedDelay, settings.retry().maxRetryAfter(),
					settings.timeouts().call(), listener));
		}
		if (settings.credentials().stream().anyMatch((credential) -> credential.source().canChange())) {
			stages.add(new FreshKeyStage(listener));
		}
		Circuit circuit = limits.circuit();
		if (circuit != null) {
			stages.add(new CircuitBreakerStage(circuit, settings.timeouts().call()));
		}
		if (settings.retry().maxAttempts() > 1) {
			stages.add(new RetryStage(settings.retry(), settings.timeouts().call(), requestedDelay, listener));
		}
		ConcurrencyLimit concurrency = limits.concurrency();
		if (concurrency != null) {
			stages.add(new ConcurrencyStage(concurrency, listener));
		}
		stages.add(new DeadlineStage(settings.timeouts().call()));
		stages.add(new GateStage(gate));
		if (!extensions.observations().isNoop() || !listeners.isEmpty()) {
			stages.add(new ObservationStage(extensions.observations(), listener));
		}
		stages.add(new UnreadBodyStage(settings.timeouts().call()));
		return stages;
	}

}
