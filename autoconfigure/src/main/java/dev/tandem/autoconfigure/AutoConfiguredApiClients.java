package dev.tandem.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
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
import dev.tandem.ApiClientSettingsRejectedEvent.Problem;
import dev.tandem.ApiClientSettingsRejectedEvent;
import dev.tandem.GenericClient;
import dev.tandem.client.ClientExtensions;
import dev.tandem.client.Generation;
import dev.tandem.client.InvalidApiClientException;
import dev.tandem.client.Mistakes;
import dev.tandem.client.RunningClient;
import dev.tandem.resilience.SharedBuckets;
import dev.tandem.settings.ClientSettings;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.ssl.SslBundles;
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

	private final ApiClientPropertiesBinder binder;

	private final ApiClientSettingsMapper mapper;

	private final UnknownKeys unknownKeys;

	private final EnvironmentVariables variables;

	private final SharedLimits sharedLimits;

	private final @Nullable SslBundles sslBundles;

	private final LateClients lateClients;

	private final ClientExtensions extensions;

	private final ApplicationEventPublisher events;

	private final HealthProbes probes = new HealthProbes(this::bind);

	/**
	 * Update handlers of bundles cannot be removed: there is one for each bundle.
	 */
	private final Set<String> followedBundles = ConcurrentHashMap.newKeySet();

	private final Map<String, AutoConfiguredApiClient> clients = new ConcurrentHashMap<>();

	private volatile boolean running;

	AutoConfiguredApiClients(ApiClientPropertiesBinder binder, ApiClientSettingsMapper mapper, UnknownKeys unknownKeys,
			EnvironmentVariables variables, SharedLimits sharedLimits, @Nullable SslBundles sslBundles,
			LateClients lateClients, ClientExtensions extensions, ApplicationEventPublisher events) {
		this.binder = binder;
		this.mapper = mapper;
		this.unknownKeys = unknownKeys;
		this.variables = variables;
		this.sharedLimits = sharedLimits;
		this.sslBundles = sslBundles;
		this.lateClients = lateClients;
		this.extensions = extensions;
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
		return client.running().generic();
	}

	Set<String> names() {
		return new TreeSet<>(this.clients.keySet());
	}

	/**
	 * The properties of a client as they are in the environment.
	 */
	BoundClient bind(String name) {
		return this.binder.bind(name);
	}

	Collection<AutoConfiguredApiClient> all() {
		return this.clients.values();
	}

	HealthProbes probes() {
		return this.probes;
	}

	private AutoConfiguredApiClient create(String name, Set<Class<?>> definitions) {
		Mapped mapped = map(name, definitions, this.lateClients.contain(name));
		if (mapped.settings().servers().areUnknown()) {
			logger.warn("The client '%s' has no base URL: its calls are refused until tandem.clients.%s.base-url is set"
				.formatted(name, name));
		}
		RunningClient running = new RunningClient(mapped.settings(), mapped.sharedBuckets(), this.extensions);
		warnOfInsecure(mapped);
		follow(mapped.bound().properties().ssl().bundle());
		return new AutoConfiguredApiClient(running, definitions, mapped.bound());
	}

	private Mapped map(String name, Set<Class<?>> definitions, boolean mayWait) {
		Mistakes mistakes = new Mistakes();
		this.unknownKeys.find("tandem.defaults", mistakes);
		this.unknownKeys.find("tandem.clients." + name, mistakes);
		BoundClient read = bind(name, mistakes);
		BoundClient bound = mayWait ? read.waiting() : read;
		ClientSettings settings = this.mapper.map(bound, definitions, mistakes);
		this.sharedLimits.check(bound, settings);
		return new Mapped(bound, settings, this.sharedLimits.sharedBuckets(bound, settings));
	}

	private static void warnOfInsecure(Mapped mapped) {
		if (mapped.settings().tls().insecure()) {
			logger.warn("The client '" + mapped.bound().name() + "' trusts any certificate, so anyone on the way can "
					+ "read and change its calls: remove " + mapped.bound().property("ssl.insecure")
					+ " outside of tests");
		}
	}

	private void follow(@Nullable String bundle) {
		if (bundle != null && this.sslBundles != null && this.followedBundles.add(bundle)) {
			this.sslBundles.addBundleUpdateHandler(bundle,
					(updated) -> all().stream()
						.filter((client) -> bundle.equals(client.bound().properties().ssl().bundle()))
						.forEach((client) -> refresh(client, "SSL bundle '" + bundle + "'")));
		}
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
		Object event;
		synchronized (client) {
			event = change(client, source);
		}
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

	/**
	 * A change that cannot work is refused as a whole.
	 * @return the event to publish, {@code null} if nothing has changed
	 */
	private @Nullable Object change(AutoConfiguredApiClient client, String source) {
		ClientSettings before = client.settings();
		String name = before.name();
		try {
			Mapped mapped = map(name, client.definitions(), before.servers().areUnknown());
			this.probes.check(mapped.settings(), client.definitions());
			if (!client.running().change(mapped.settings(), mapped.sharedBuckets(), source)) {
				client.bound(mapped.bound());
				return null;
			}
			Set<String> changed = ChangedKeys.between(client.bound().values(), mapped.bound().values());
			if (!before.tls().equals(mapped.settings().tls())
					&& changed.stream().noneMatch((key) -> key.startsWith("ssl."))) {
				changed.add("ssl.bundle");
			}
			client.bound(mapped.bound());
			follow(mapped.bound().properties().ssl().bundle());
			if (!before.tls().insecure()) {
				warnOfInsecure(mapped);
			}
			Generation generation = client.running().generation();
			logger.info("The client '%s' has other settings (generation %d, by %s): %s".formatted(name,
					generation.number(), source, String.join(", ", changed)));
			return new ApiClientSettingsChangedEvent(name, generation.number(), generation.since(), source,
					Collections.unmodifiableSet(changed));
		}
		catch (RuntimeException ex) {
			List<Problem> problems = problems(name, ex);
			logger.warn("The client '%s' keeps its settings, since those that came by %s cannot work: %s".formatted(
					name, source,
					problems.stream()
						.map((problem) -> problem.description() + " " + problem.remedy())
						.collect(Collectors.joining(" "))));
			return new ApiClientSettingsRejectedEvent(name, Instant.now(), source, problems);
		}
	}

	/**
	 * What others report may show a secret.
	 */
	private static List<Problem> problems(String client, RuntimeException failure) {
		if (failure instanceof InvalidApiClientException invalid) {
			return invalid.mistakes()
				.stream()
				.map((mistake) -> new Problem(mistake.problem(), mistake.remedy()))
				.toList();
		}
		if (failure instanceof BindException bind) {
			ConfigurationProperty property = bind.getProperty();
			Object name = (property != null) ? property.getName() : bind.getName();
			String origin = (property != null && property.getOrigin() != null) ? " (" + property.getOrigin() + ")" : "";
			return List.of(new Problem("%s%s cannot be read as %s.".formatted(name, origin, bind.getTarget().getType()),
					"Give a value of this type."));
		}
		return List
			.of(new Problem("The client '%s' cannot be made: %s.".formatted(client, failure.getClass().getName()),
					"See the log of the application at level debug, or start it anew with these settings."));
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
			.then(this.extensions.resources().closeLater())
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

	/**
	 * What the properties of a client say.
	 */
	private record Mapped(BoundClient bound, ClientSettings settings, @Nullable SharedBuckets sharedBuckets) {
	}

	private interface Waiting {

		void await() throws InterruptedException, ExecutionException, TimeoutException;

	}

}
