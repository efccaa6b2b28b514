package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.GenericClient;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.Redirects;
import dev.tandem.error.FailureTranslator;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallListeners;
import dev.tandem.resilience.Circuit;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.ConcurrencyLimit;
import dev.tandem.resilience.RateLimit;
import dev.tandem.transport.ClientTransport;
import dev.tandem.resilience.Failover;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Puts the call pipeline of a client into Spring's proxies of its definitions.
 */
public final class CallExchange {

	private final ClientSettings settings;

	private final ClientTransport transport;

	private final Engine engine;

	private final CallExtensions extensions;

	private final RequestOptions options;

	private volatile @Nullable CallPipeline pipeline;

	/**
	 * Create the exchange of a client.
	 * @param settings settings of the client
	 * @param transport sends its requests
	 * @param gate the door that its calls pass
	 * @param limits its limits
	 * @param listeners notified of its calls
	 * @param extensions beans of the application that take part in its calls
	 * @param failover chooses among its servers, {@code null} for a single server
	 */
	public CallExchange(ClientSettings settings, ClientTransport transport, CallGate gate, ClientLimits limits,
			List<CallListener> listeners, CallExtensions extensions, @Nullable Failover failover) {
		this.settings = settings;
		this.transport = transport;
		this.extensions = extensions;
		this.options = new RequestOptions(settings.idempotencyKeyHeader());
		this.engine = engine(settings, gate, limits, new CallListeners(listeners), extensions, failover);
	}

	/**
	 * Configure the factory of the client's proxies.
	 * @param factory the factory
	 */
	public void configure(HttpServiceProxyFactory.Builder factory) {
		factory.customArgumentResolver(new NamedParameters())
			.customArgumentResolver(this.options)
			.customArgumentResolver(new TransferArgument())
			.customArgumentResolver(new BodyArgument())
			.customArgumentResolver(new QueryObjectArgument())
			.httpRequestValuesProcessor(new OperationProcessor(this.settings.name(), this.options))
			.exchangeAdapterDecorator(this::pipeline)
			.proxyFactoryCustomizer(this::customize);
	}

	private CallPipeline pipeline(HttpExchangeAdapter adapter) {
		CallPipeline made = new CallPipeline(attempts(adapter), this.engine, this.settings.timeouts().call());
		this.pipeline = made;
		return made;
	}

	/**
	 * The client without a definition, once the factory of the proxies is built.
	 * @return the client
	 */
	public GenericClient genericClient() {
		CallPipeline made = this.pipeline;
		Assert.state(made != null, "The client is not built yet");
		return new GenericCalls(this.settings.name(), made, this.options);
	}

	/**
	 * What makes attempts: the transport, unless the application has added something to
	 * the {@code WebClient} that has to see them.
	 */
	private HttpExchangeAdapter attempts(HttpExchangeAdapter adapter) {
		PlainClient plain = PlainClient.of(adapter, this.transport.connector());
		return (plain != null) ? new DirectExchange(plain, this.transport.unguarded()) : adapter;
	}

	/**
	 * Mistakes in the annotations of a definition show here, at the start of the
	 * application, and not at the first call.
	 */
	private void customize(ProxyFactory proxyFactory, Class<?> definition) {
		OperationMetadata.check(definition);
		proxyFactory.addAdvice(0, new DefinitionInterceptor(definition, this.settings, this.extensions));
	}

	private static Engine engine(ClientSettings settings, CallGate gate, ClientLimits limits, CallListeners listeners,
			CallExtensions extensions, @Nullable Failover failover) {
		boolean watched = !extensions.observations().isNoop() || !listeners.listeners().isEmpty();
		CallValidation validation = extensions.validation();
		return new Engine(watched ? new CallWatch(extensions.observations(), listeners) : null, gate,
				policies(settings, limits, listeners, extensions, failover),
				new ErrorMapping(new FailureTranslator(settings, extensions.errorBodyReaders()),
						settings.http().redirects() != Redirects.NEVER),
				(validation != null) ? new ResponseValidation(validation) : null, extensions.observations().traced());
	}

	/**
	 * The policies of a client, outermost first. One that is not configured is not here.
	 */
	private static List<CallPolicy> policies(ClientSettings settings, ClientLimits limits, CallListener listener,
			CallExtensions extensions, @Nullable Failover failover) {
		List<CallPolicy> policies = new ArrayList<>();
		RequestedDelay requestedDelay = new RequestedDelay(extensions.retryDelayReaders());
		ConcurrencyLimit concurrency = limits.concurrency();
		if (concurrency != null) {
			policies.add(new ConcurrencyAdmission(concurrency, listener));
		}
		if (settings.retry().maxAttempts() > 1) {
			policies.add(new RetryRepetition(settings.retry(), limits.retries(), requestedDelay, listener));
		}
		Circuit circuit = limits.circuit();
		if (circuit != null) {
			policies.add(new CircuitAdmission(circuit));
		}
		if (settings.credentials().stream().anyMatch((credential) -> credential.source().canChange())) {
			policies.add(new FreshKeyRepetition(listener));
		}
		if (failover != null) {
			policies.add(new FailoverRepetition(failover, listener));
		}
		policies.add(new UnprocessedRepetition(listener));
		RateLimit rateLimit = limits.rate();
		if (rateLimit != null) {
			policies.add(new RateAdmission(rateLimit, requestedDelay, settings.retry().maxRetryAfter(), listener));
		}
		return policies;
	}

}
