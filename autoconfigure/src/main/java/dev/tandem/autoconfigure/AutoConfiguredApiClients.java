package dev.tandem.autoconfigure;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.tandem.GenericClient;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.settings.ClientSettings;
import dev.tandem.engine.CallExtensions;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.transport.TransportResources;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.SmartLifecycle;
import org.springframework.util.Assert;

/**
 * The clients of an application context. When the context closes, new calls are refused
 * once the web server has ended its requests, those in flight get their grace period, and
 * then pools and event loops end.
 */
final class AutoConfiguredApiClients implements SmartLifecycle, DisposableBean {

	private static final Log logger = LogFactory.getLog(AutoConfiguredApiClients.class);

	/**
	 * After the web server, whose last requests may still need the clients.
	 */
	private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 4096;

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

	private final ApiClientPropertiesBinder binder;

	private final ApiClientSettingsMapper mapper;

	private final UnknownKeys unknownKeys;

	private final EnvironmentVariables variables;

	private final LimitLibraries limitLibraries;

	private final @Nullable SslBundles sslBundles;

	private final List<HttpClientCustomizer> customizers;

	private final CallExtensions extensions;

	private final List<CallListener.Factory> listeners;

	private final ClientInstrumentation.@Nullable Factory instrumentations;

	private final TransportResources resources = new TransportResources();

	private final Map<String, AutoConfiguredApiClient> clients = new ConcurrentHashMap<>();

	private volatile boolean running;

	AutoConfiguredApiClients(ApiClientPropertiesBinder binder, ApiClientSettingsMapper mapper, UnknownKeys unknownKeys,
			EnvironmentVariables variables, LimitLibraries limitLibraries, @Nullable SslBundles sslBundles,
			List<HttpClientCustomizer> customizers, CallExtensions extensions, List<CallListener.Factory> listeners,
			ClientInstrumentation.@Nullable Factory instrumentations) {
		this.binder = binder;
		this.mapper = mapper;
		this.unknownKeys = unknownKeys;
		this.variables = variables;
		this.limitLibraries = limitLibraries;
		this.sslBundles = sslBundles;
		this.customizers = customizers;
		this.extensions = extensions;
		this.listeners = listeners;
		this.instrumentations = instrumentations;
	}

	AutoConfiguredApiClient get(String name) {
		return get(name, Set.of());
	}

	/**
	 * The client of that name, which is created for these definitions if it does not
	 * exist yet.
	 */
	AutoConfiguredApiClient get(String name, Set<Class<?>> definitions) {
		return this.clients.computeIfAbsent(name, (missing) -> create(missing, definitions));
	}

	/**
	 * The client of that name, for calls without a definition.
	 */
	GenericClient generic(String name) {
		AutoConfiguredApiClient client = this.clients.get(name);
		Assert.isTrue(client != null,
				() -> ("There is no client '%s': %s. Set tandem.clients.%s.base-url; "
						+ "if a bean of the application replaces its definitions, call those.")
					.formatted(name, names().isEmpty() ? "there are none" : "there are " + String.join(", ", names()),
							name));
		return client.generic();
	}

	Set<String> names() {
		return new TreeSet<>(this.clients.keySet());
	}

	/**
	 * The properties of a client as they are in the environment.
	 */
	BoundClient bound(String name) {
		return this.binder.bind(name);
	}

	Collection<AutoConfiguredApiClient> all() {
		return this.clients.values();
	}

	private AutoConfiguredApiClient create(String name, Set<Class<?>> definitions) {
		Mistakes mistakes = new Mistakes();
		this.unknownKeys.find("tandem.defaults", mistakes);
		this.unknownKeys.find("tandem.clients." + name, mistakes);
		BoundClient bound = bind(name, mistakes);
		ClientSettings settings = this.mapper.map(bound, definitions, mistakes);
		this.limitLibraries.check(bound, settings);
		AutoConfiguredApiClient client = new AutoConfiguredApiClient(settings,
				this.limitLibraries.sharedBuckets(bound, settings), this.resources, this.customizers, this.extensions,
				this.listeners.stream().map((factory) -> factory.create(name)).toList(), this.instrumentations);
		if (settings.tls().insecure()) {
			logger.warn("The client '" + name + "' trusts any certificate, so anyone on the way can read and change "
					+ "its calls: remove " + bound.property("ssl.insecure") + " outside of tests");
		}
		String bundle = bound.properties().ssl().bundle();
		if (bundle != null && this.sslBundles != null) {
			this.sslBundles.addBundleUpdateHandler(bundle,
					(updated) -> client.transport().reloadTls(new BundleTls(updated)));
		}
		return client;
	}

	/**
	 * A value that Boot cannot convert often stands beside a key that does not exist.
	 */
	private BoundClient bind(String name, Mistakes mistakes) {
		try {
			return this.binder.bind(name);
		}
		catch (InvalidApiClientException ex) {
			mistakes.add(ex);
			mistakes.refuse();
			throw ex;
		}
		catch (BindException ex) {
			mistakes.refuse();
			throw ex;
		}
	}

	@Override
	public void start() {
		Map<String, UnknownKeys> keys = new LinkedHashMap<>();
		keys.put("tandem.defaults", this.unknownKeys);
		names().forEach((name) -> keys.put("tandem.clients." + name, this.unknownKeys));
		this.variables.warn(keys);
		all().forEach(AutoConfiguredApiClient::open);
		this.running = true;
	}

	@Override
	public void stop() {
		await(() -> drain().toFuture().get());
	}

	@Override
	public void stop(Runnable callback) {
		drain().subscribe(null, (failure) -> callback.run(), callback);
	}

	private Mono<Void> drain() {
		this.running = false;
		return Flux.fromIterable(all()).flatMap(AutoConfiguredApiClient::drain).then();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	@Override
	public void destroy() {
		await(() -> Flux.fromIterable(all())
			.flatMap(AutoConfiguredApiClient::close)
			.then(this.resources.closeLater())
			.toFuture()
			.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
	}

	private static void await(Waiting waiting) {
		try {
			waiting.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException ex) {
			logger.warn("The clients did not close in order", ex);
		}
	}

	private interface Waiting {

		void await() throws InterruptedException, ExecutionException, TimeoutException;

	}

}
