package dev.tandem.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.GenericClient;
import dev.tandem.Internal;
import dev.tandem.auth.Credential;
import dev.tandem.codec.ClientCodecs;
import dev.tandem.codec.TokenizedBodyReader;
import dev.tandem.engine.AttemptClients;
import dev.tandem.engine.CallExchange;
import dev.tandem.engine.CallParts;
import dev.tandem.engine.CallRoute;
import dev.tandem.engine.ErrorStatus;
import dev.tandem.logging.CallLog;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.SharedBuckets;
import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.LoggingLevel;
import dev.tandem.transfer.TransferCodecs;
import dev.tandem.transport.ClientPools;
import dev.tandem.transport.ClientTransport;
import dev.tandem.transport.Connections;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * One client at work. One reference holds its generation, which each call takes once. A
 * change of settings makes the next generation, which takes over what is equal, and puts
 * it in place of the one before; that ends with its last call.
 */
@Internal
public final class RunningClient {

	private final String name;

	private final ClientExtensions extensions;

	private final List<CallListener> listeners;

	private final @Nullable ClientInstrumentation instrumentation;

	private final ClientPools pools;

	private final Generations generations;

	private final CallExchange exchange;

	private final LiveConnector connector = new LiveConnector(() -> transport().connector());

	private final LiveAddresses addresses = new LiveAddresses(() -> generation().addresses());

	/**
	 * Generations that are replaced but have calls in flight.
	 */
	private final Set<Generation> replaced = Collections.newSetFromMap(new IdentityHashMap<>());

	/**
	 * Of the generation that is being built: codecs ask for it each time they are built.
	 */
	private volatile DataSize maxBodySize;

	private volatile Generation current;

	private @Nullable BuilderDefaults defaults;

	private WebClient.@Nullable Builder builder;

	private @Nullable AttemptClients attempts;

	private boolean open = true;

	private boolean closed;

	/**
	 * Create a client.
	 * @param settings its settings
	 * @param shared where its rate limit is kept, {@code null} for one of this instance
	 * @param extensions what it shares with others, and what the application adds
	 */
	public RunningClient(ClientSettings settings, @Nullable SharedBuckets shared, ClientExtensions extensions) {
		this.name = settings.name();
		this.extensions = extensions;
		this.maxBodySize = settings.http().maxBodySize();
		this.listeners = extensions.listeners().stream().map((factory) -> factory.create(this.name)).toList();
		ClientLimits limits = ClientLimits.of(settings, shared, extensions.calls().clock());
		this.instrumentation = (extensions.instrumentations() != null)
				? extensions.instrumentations().create(settings, limits) : null;
		this.pools = new ClientPools((this.instrumentation != null) ? this.instrumentation.pools() : null);
		this.generations = new Generations(extensions, this.pools);
		this.current = this.generations.open(settings, limits, null,
				settings.servers().areUnknown() ? "start without base-url" : "start");
		this.exchange = new CallExchange(this.name, extensions.calls(), () -> generation().settings(), this::route);
	}

	/**
	 * Its generation now.
	 * @return the generation
	 */
	public Generation generation() {
		return this.current;
	}

	private CallRoute route() {
		return built(this.current.route());
	}

	private ClientTransport transport() {
		return built(this.current.transport());
	}

	private static <T> T built(@Nullable T part) {
		Assert.state(part != null, "The client is not built yet");
		return part;
	}

	/**
	 * Add what the client needs to the builder of its {@code WebClient}.
	 * @param webClient the builder, to which Spring and the application have added theirs
	 */
	public void configure(WebClient.Builder webClient) {
		ClientSettings settings = this.current.settings();
		webClient.uriBuilderFactory(this.addresses)
			.clientConnector(this.connector)
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(Math.toIntExact(this.maxBodySize.toBytes())))
			.codecs(TransferCodecs::register)
			.codecs(TokenizedBodyReader::register);
		ErrorStatus.handleRedirects(webClient);
		this.defaults = BuilderDefaults.take(webClient, settings,
				() -> this.extensions.webClients().forEach((customizer) -> customizer.customize(this.name, webClient)));
		webClient.codecs(ClientCodecs::register);
		ErrorStatus.handleErrors(webClient);
		this.builder = webClient;
	}

	/**
	 * Put the client into the factory of its proxies.
	 * @param factory the factory
	 */
	public void configure(HttpServiceProxyFactory.Builder factory) {
		this.exchange.configure(factory, this::build);
	}

	private synchronized void build(HttpExchangeAdapter adapter) {
		this.attempts = new AttemptClients(Objects.requireNonNull(this.builder), adapter, this.connector,
				this.addresses);
		this.current = built(this.current);
	}

	/**
	 * The client without a definition.
	 * @return the client
	 */
	public GenericClient generic() {
		return this.exchange.genericClient();
	}

	/**
	 * Change the settings. Calls that are subscribed to from now on have the new ones,
	 * calls in flight end with those that they began with.
	 * @param settings the settings
	 * @param shared where its rate limit is kept, {@code null} for one of this instance
	 * @param source what has brought the change
	 * @return whether they differ from those before
	 * @throws RuntimeException if the client cannot work with them; it goes on with those
	 * that it has
	 */
	public synchronized boolean change(ClientSettings settings, @Nullable SharedBuckets shared, String source) {
		Generation before = this.current;
		Assert.isTrue(settings.name().equals(this.name), "The name of a client cannot change");
		if (this.closed || settings.equals(before.settings())) {
			return false;
		}
		Generation next = this.generations.open(settings, limits(settings, shared, before), before, source);
		try {
			next = built(next);
		}
		catch (RuntimeException ex) {
			this.generations.release(next, alive()).subscribe();
			throw ex;
		}
		if (!this.open) {
			next.gate().close(Duration.ZERO).subscribe();
		}
		this.current = next;
		if (this.instrumentation != null) {
			this.instrumentation.follow(settings, next.limits());
		}
		this.replaced.add(before);
		if (!next.connections().equals(before.connections())) {
			before.connections().closeIdle();
		}
		before.gate().replace(settings.gracePeriod()).subscribe(null, null, () -> drained(before));
		return true;
	}

	private ClientLimits limits(ClientSettings settings, @Nullable SharedBuckets shared, Generation before) {
		return before.limits().next(settings, shared, before.settings(), this.extensions.calls().clock());
	}

	private synchronized void drained(Generation generation) {
		this.replaced.remove(generation);
		if (!this.closed) {
			this.generations.release(generation, alive()).subscribe();
		}
	}

	private List<Generation> alive() {
		List<Generation> alive = new ArrayList<>(this.replaced);
		alive.add(this.current);
		return alive;
	}

	/**
	 * A generation whose calls can be sent, once the application has built the client.
	 */
	private Generation built(Generation opened) {
		AttemptClients clients = this.attempts;
		if (clients == null) {
			return opened;
		}
		ClientSettings settings = opened.settings();
		this.maxBodySize = settings.http().maxBodySize();
		ClientTransport transport = new ClientTransport(settings, opened.credentials(),
				Objects.requireNonNull(this.defaults).with(settings), opened.connections(), opened.failover());
		CallParts parts = new CallParts(settings, opened.credentials(), opened.limits(), opened.failover(), transport,
				opened.gate(), listeners(opened));
		return opened.built(transport, this.exchange.route(parts, clients, opened.addresses()));
	}

	private List<CallListener> listeners(Generation opened) {
		List<CallListener> all = new ArrayList<>(this.listeners);
		if (this.instrumentation != null) {
			all.add(this.instrumentation);
		}
		if (opened.settings().logging().level() != LoggingLevel.NONE) {
			all.add(new CallLog(opened.settings(), opened.credentials()));
		}
		return all;
	}

	/**
	 * Let calls in again, after a context that was stopped is started.
	 */
	public synchronized void open() {
		this.open = true;
		this.current.gate().open();
	}

	/**
	 * Let no new call in, and wait for those in flight.
	 * @return completes when no call is left, or the grace period is over
	 */
	public Mono<Void> drain() {
		return Mono.defer(() -> {
			synchronized (this) {
				this.open = false;
				Duration gracePeriod = this.current.settings().gracePeriod();
				return Flux.merge(alive().stream().map((generation) -> generation.gate().close(gracePeriod)).toList())
					.then();
			}
		});
	}

	/**
	 * Close the client and what belongs to it.
	 * @return completes when connections are closed
	 */
	public Mono<Void> close() {
		return Mono.defer(() -> {
			List<Generation> all;
			synchronized (this) {
				this.closed = true;
				all = alive();
			}
			return Flux.fromIterable(all)
				.map(Generation::connections)
				.distinct()
				.flatMap(Connections::closeLater)
				.then()
				.doFinally((signal) -> closeRest(all));
		});
	}

	private void closeRest(List<Generation> all) {
		Stream<Credential> credentials = all.stream().flatMap((generation) -> generation.credentials().stream());
		credentials.distinct().forEach((credential) -> credential.source().close());
		this.pools.close();
		if (this.instrumentation != null) {
			this.instrumentation.close();
		}
	}

}
