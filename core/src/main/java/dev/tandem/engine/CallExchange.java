package dev.tandem.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.tandem.GenericClient;
import dev.tandem.error.FailureTranslator;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallListeners;
import dev.tandem.resilience.Circuit;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.ConcurrencyLimit;
import dev.tandem.resilience.RateLimit;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.Redirects;
import dev.tandem.validation.CallValidation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.util.UriBuilderFactory;

/**
 * Puts the call pipeline of a client into Spring's proxies of its definitions.
 */
public final class CallExchange {

	private final String client;

	private final CallExtensions extensions;

	private final Supplier<ClientSettings> settings;

	private final Supplier<CallRoute> routes;

	private final RequestOptions options;

	private volatile @Nullable CallPipeline pipeline;

	/**
	 * Create the exchange of a client.
	 * @param client name of the client
	 * @param extensions beans of the application that take part in its calls
	 * @param settings its settings as they are now
	 * @param routes the way of a call that begins now
	 */
	public CallExchange(String client, CallExtensions extensions, Supplier<ClientSettings> settings,
			Supplier<CallRoute> routes) {
		this.client = client;
		this.extensions = extensions;
		this.settings = settings;
		this.routes = routes;
		this.options = new RequestOptions(() -> settings.get().idempotencyKeyHeader());
	}

	/**
	 * Configure the factory of the client's proxies.
	 * @param factory the factory
	 * @param built is given what sends requests, as the application has configured it,
	 * once the factory is built
	 */
	public void configure(HttpServiceProxyFactory.Builder factory, Consumer<HttpExchangeAdapter> built) {
		List<HttpServiceArgumentResolver> resolvers = List.of(new NamedParameters(), this.options,
				new TransferArgument(), new BodyArgument(), new QueryObjectArgument(), new DelimitedArgument());
		OperationProcessor operations = new OperationProcessor(this.client, this.options);
		resolvers.forEach(factory::customArgumentResolver);
		factory.httpRequestValuesProcessor(operations).exchangeAdapterDecorator((adapter) -> pipeline(adapter, built));
		PlainFactory plain = PlainFactory.of(factory, resolvers, operations);
		factory.proxyFactoryCustomizer((proxy, definition) -> customize(proxy, definition, plain));
	}

	private CallPipeline pipeline(HttpExchangeAdapter adapter, Consumer<HttpExchangeAdapter> built) {
		CallPipeline made = new CallPipeline(adapter, this.routes);
		built.accept(adapter);
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
		return new RequestClient(new GenericCalls(this.client, made, this.options));
	}

	/**
	 * Mistakes in the annotations of a definition show here, at the start of the
	 * application, and not at the first call.
	 */
	private void customize(ProxyFactory proxyFactory, Class<?> definition, PlainFactory factory) {
		OperationMetadata.check(definition);
		ConversionService conversion = factory.conversion();
		CallPipeline made = this.pipeline;
		ShortCalls shortCalls = (conversion != null && made != null) ? new ShortCalls(definition, made, conversion)
				: null;
		proxyFactory.addAdvice(0, new DefinitionInterceptor(definition, this.settings, this.extensions, shortCalls));
	}

	/**
	 * The way of calls in one generation of a client.
	 * @param parts what its calls use
	 * @param attempts creates what sends its requests
	 * @param addresses its addresses
	 * @return the way
	 */
	public CallRoute route(CallParts parts, AttemptClients attempts, UriBuilderFactory addresses) {
		ReactorHttpExchangeAdapter exchange = attempts.create(parts.transport(), addresses,
				parts.settings().http().maxBodySize());
		return new CallRoute(engine(parts, new CallListeners(parts.listeners()), this.extensions,
				exchange instanceof DirectExchange), exchange, parts.settings().timeouts().call());
	}

	private static Engine engine(CallParts parts, CallListeners listeners, CallExtensions extensions, boolean direct) {
		ClientSettings settings = parts.settings();
		boolean watched = !extensions.observations().isNoop() || !listeners.listeners().isEmpty();
		CallValidation validation = extensions.validation();
		return new Engine(watched ? new CallWatch(extensions.observations(), listeners) : null, parts.gate(),
				policies(parts, listeners, extensions),
				new ErrorMapping(new FailureTranslator(settings, parts.credentials(), extensions.errorBodyReaders()),
						settings.http().redirects() != Redirects.NEVER),
				(validation != null) ? new ResponseValidation(validation) : null, extensions.clock(), direct,
				extensions.observations().traced());
	}

	/**
	 * The policies of a client, outermost first. One that is not configured is not here.
	 */
	private static List<CallPolicy> policies(CallParts parts, CallListener listener, CallExtensions extensions) {
		ClientSettings.Retry retry = parts.settings().retry();
		ClientLimits limits = parts.limits();
		List<CallPolicy> policies = new ArrayList<>();
		RequestedDelay requestedDelay = new RequestedDelay(extensions.retryDelayReaders());
		if (parts.settings().servers().areUnknown()) {
			policies.add(new ConfigurationAdmission());
		}
		ConcurrencyLimit concurrency = limits.concurrency();
		if (concurrency != null) {
			policies.add(new ConcurrencyAdmission(concurrency, listener));
		}
		if (retry.maxAttempts() > 1) {
			policies.add(new RetryRepetition(retry, limits.retries(), requestedDelay, listener));
		}
		Circuit circuit = limits.circuit();
		if (circuit != null) {
			policies.add(new CircuitAdmission(circuit));
		}
		if (parts.keysChange()) {
			policies.add(new FreshKeyRepetition(listener));
		}
		if (parts.failover() != null) {
			policies.add(new FailoverRepetition(parts.failover(), listener));
		}
		policies.add(new UnprocessedRepetition(listener));
		RateLimit rateLimit = limits.rate();
		if (rateLimit != null) {
			policies.add(new RateAdmission(rateLimit, requestedDelay, retry.maxRetryAfter(), listener));
		}
		return policies;
	}

}
