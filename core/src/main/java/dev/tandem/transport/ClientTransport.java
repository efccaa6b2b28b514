package dev.tandem.transport;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.TlsMaterial;
import dev.tandem.resilience.Failover;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The way to the API of one client: one Reactor Netty client over one connection pool.
 * Its configuration is the same for every call, because Reactor Netty keeps a pool of its
 * own for each configuration.
 */
public final class ClientTransport implements AutoCloseable {

	/**
	 * Request attribute of a response that is handed on as it is received, so that its
	 * size is not limited as a whole.
	 */
	public static final String STREAMED = "dev.tandem.streamed";

	/**
	 * Request attribute of a response without a deadline for its head, and for silence in
	 * its body.
	 */
	public static final String QUIET = "dev.tandem.quiet";

	private final ClientSettings settings;

	private final TransportResources resources;

	private final UnaryOperator<HttpClient> customizer;

	private final PoolStates poolStates;

	private final Acquisition acquisition;

	private final ConnectionProvider pool;

	private final HttpClient client;

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final OriginBoundConnector connector;

	private final GuardedConnector guarded;

	private volatile NettyConnector nettyConnector;

	/**
	 * Create a transport.
	 * @param settings settings of the client
	 * @param resources event loops and resolver of the application context
	 * @param customizer the last word over the HTTP client
	 * @param poolMeters what measures its pools, {@code null} for nothing
	 * @param failover notified of responses and failures of its servers, {@code null} for
	 * a single server
	 */
	public ClientTransport(ClientSettings settings, TransportResources resources, UnaryOperator<HttpClient> customizer,
			ConnectionProvider.@Nullable MeterRegistrar poolMeters, @Nullable Failover failover) {
		this.settings = settings;
		this.resources = resources;
		this.customizer = customizer;
		this.poolStates = new PoolStates(settings.pool(), poolMeters);
		this.acquisition = new Acquisition(settings, this.poolStates);
		this.pool = ConnectionPools.create(settings, this.poolStates, this.acquisition);
		this.client = HttpClients.create(settings, this.pool, resources).channelGroup(this.channels);
		this.nettyConnector = newConnector(settings.tls().material());
		this.connector = new OriginBoundConnector(() -> this.nettyConnector, settings, failover);
		this.guarded = new GuardedConnector(this.connector);
	}

	private NettyConnector newConnector(@Nullable TlsMaterial material) {
		HttpClient secured = HttpClients.withTls(this.client, this.settings, material);
		return new NettyConnector(
				GuardedCallbacks.customize(secured, this.customizer), (customized) -> new Routes(customized,
						(plain) -> HttpClients.secure(plain, this.settings, material), this.resources.resolver()),
				this.settings.timeouts().idle(), this.acquisition);
	}

	/**
	 * What {@code WebClient} connects through: it signals what is thrown in a call.
	 * @return the connector
	 */
	public ClientHttpConnector connector() {
		return this.guarded;
	}

	/**
	 * A connector without that guard, for requests that no code of the application writes
	 * and whose caller catches what the readers of the response throw.
	 * @return the connector
	 */
	public ClientHttpConnector unguarded() {
		return this.connector;
	}

	/**
	 * What its connection pools hold now.
	 * @return a state for each pool, none before the first call
	 */
	public List<PoolState> pools() {
		return this.poolStates.now();
	}

	/**
	 * Headers and cookies to send with every call to the client's own origins, in place
	 * of those of the settings. A call's own value wins, name by name.
	 * @param headers headers by their names
	 * @param cookies cookies by their names
	 */
	public void setDefaults(Map<String, List<String>> headers, Map<String, List<String>> cookies) {
		this.connector.setDefaults(headers, cookies);
	}

	/**
	 * Use other certificates for connections from now on. Calls in flight end as they
	 * began. The pool of the former certificates is disposed once it is not used.
	 * @param material the certificates
	 */
	public void reloadTls(TlsMaterial material) {
		this.nettyConnector = newConnector(material);
	}

	/**
	 * Close the pool and all connections.
	 * @return completes when they are closed
	 */
	public Mono<Void> closeLater() {
		this.acquisition.close();
		return this.pool.disposeLater()
			.then(Mono.<Void>create((sink) -> this.channels.close().addListener((done) -> sink.success())))
			.doFinally((signal) -> this.poolStates.close());
	}

	@Override
	public void close() {
		closeLater().subscribe();
	}

}
