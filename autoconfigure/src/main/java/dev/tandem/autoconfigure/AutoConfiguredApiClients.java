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
import java.util.stream.Collectors;

import dev.tandem.ApiClientSettingsChangedEvent;
import dev.tandem.GenericClient;
import dev.tandem.transport.TransportResources;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
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

	private final ClientAssembly assembly;

	private final ClientChanges changes;

	private final HealthProbes probes;

	private final UnknownKeys unknownKeys;

	private final EnvironmentVariables variables;

	private final FollowedBundles bundles;

	private final TransportResources resources;

	private final ApplicationEventPublisher events;

	private final Map<String, AutoConfiguredApiClient> clients = new ConcurrentHashMap<>();

	private volatile boolean running;

	AutoConfiguredApiClients(ClientAssembly assembly, UnknownKeys unknownKeys, EnvironmentVariables variables,
			FollowedBundles bundles, TransportResources resources, ApplicationEventPublisher events) {
		this.assembly = assembly;
		this.probes = new HealthProbes(assembly::bind);
		this.changes = new ClientChanges(assembly, this.probes);
		this.unknownKeys = unknownKeys;
		this.variables = variables;
		this.bundles = bundles;
		bundles.onUpdate(this::bundleUpdated);
		this.resources = resources;
		this.events = events;
	}

	AutoConfiguredApiClient get(String name) {
		return get(name, Set.of());
	}

	/**
	 * The client of that name, which is created for these definitions if it does not
	 * exist yet.
	 */
	AutoConfiguredApiClient get(String name, Set<Class<?>> definitions) {
		AutoConfiguredApiClient known = this.clients.get(name);
		return (known != null) ? known : create(name, definitions);
	}

	/**
	 * An update of an SSL bundle does not find a client that is being created.
	 */
	private AutoConfiguredApiClient create(String name, Set<Class<?>> definitions) {
		int updates = this.bundles.updates();
		AutoConfiguredApiClient client = this.clients.computeIfAbsent(name,
				(missing) -> this.assembly.create(missing, definitions));
		if (this.bundles.updates() != updates) {
			refresh(client, "SSL bundle");
		}
		return client;
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
		return client.running().generic();
	}

	Set<String> names() {
		return new TreeSet<>(this.clients.keySet());
	}

	Collection<AutoConfiguredApiClient> all() {
		return this.clients.values();
	}

	HealthProbes probes() {
		return this.probes;
	}

	private void bundleUpdated(String bundle) {
		all().stream()
			.filter((client) -> client.usesBundle(bundle))
			.forEach((client) -> refresh(client, "SSL bundle '" + bundle + "'"));
	}

	/**
	 * Read the settings of all clients again.
	 * @param source what has brought the change
	 * @return names of the clients whose settings have changed
	 */
	Set<String> refresh(String source) {
		return all().stream()
			.filter((client) -> refresh(client, source))
			.map((client) -> client.settings().name())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private boolean refresh(AutoConfiguredApiClient client, String source) {
		Object event = this.changes.change(client, source);
		if (event != null) {
			publish(event, client.settings().name());
		}
		return event instanceof ApiClientSettingsChangedEvent;
	}

	/**
	 * The change is made, and other clients wait for theirs: a listener that fails holds
	 * up neither.
	 */
	private void publish(Object event, String client) {
		try {
			this.events.publishEvent(event);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener failed when it was notified of the settings of the client '" + client + "'", ex);
		}
	}

	@Override
	public void start() {
		Map<String, UnknownKeys> keys = new LinkedHashMap<>();
		keys.put("tandem.defaults", this.unknownKeys);
		names().forEach((name) -> keys.put("tandem.clients." + name, this.unknownKeys));
		this.variables.warn(keys);
		names().stream()
			.map(this::get)
			.forEach((client) -> logger.info(StartLine.of(client.settings(), client.definitions())));
		all().forEach((client) -> client.running().open());
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
		return Flux.fromIterable(all()).flatMap((client) -> client.running().drain()).then();
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
			.flatMap((client) -> client.running().close())
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
