package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * The connections of one client: a Reactor Netty client over a connection pool. Its
 * configuration is the same for every call, because Reactor Netty keeps a pool of its own
 * for each configuration. Generations of the client whose settings say the same of
 * connections share them.
 */
public final class Connections {

	private final Key key;

	private final ClientPools pools;

	private final ReusablePool pool;

	private final ConnectionHolder holder;

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

	private final NettyConnector connector;

	/**
	 * Prepare connections. None is opened before the first call.
	 * @param settings settings of the client
	 * @param resources event loops and resolver of the application context
	 * @param customizer the last word over the HTTP client
	 * @param pools connection pools of the client
	 */
	public Connections(ClientSettings settings, TransportResources resources, UnaryOperator<HttpClient> customizer,
			ClientPools pools) {
		this.key = Key.of(settings);
		this.pools = pools;
		this.pool = pools.use(settings);
		this.holder = pools.permits().add(settings.pool().maxConnections(), settings.timeouts().acquire());
		try {
			this.connector = connector(settings, resources, customizer);
		}
		catch (RuntimeException ex) {
			closeLater().subscribe();
			throw ex;
		}
	}

	@SuppressWarnings("ReferenceEquality")
	private NettyConnector connector(ClientSettings settings, TransportResources resources,
			UnaryOperator<HttpClient> customizer) {
		HttpClient client = HttpClients.create(this.pool.client(), settings, resources, this.holder)
			.channelGroup(this.channels);
		HttpClient configured = HttpClients.withTls(client, settings);
		HttpClient customized = GuardedCallbacks.customize(configured, customizer);
		return new NettyConnector(
				customized, (watched) -> new Routes(watched, (plain) -> HttpClients.secure(plain, settings),
						resources.resolver(), customized != configured),
				settings.timeouts().idle(), this.pool.acquisition());
	}

	NettyConnector connector() {
		return this.connector;
	}

	/**
	 * Whether connections that these settings ask for are the same.
	 * @param settings settings of the client
	 * @return whether calls with these settings can use them
	 */
	public boolean serve(ClientSettings settings) {
		return this.key.equals(Key.of(settings));
	}

	/**
	 * What the connection pools hold now.
	 * @return a state for each pool, none before the first call
	 */
	public List<PoolState> pools() {
		return this.pool.now();
	}

	/**
	 * Close the connections that are idle, because other connections have replaced these.
	 */
	public void closeIdle() {
		this.holder.closeIdle();
	}

	/**
	 * Close all connections.
	 * @return completes when they are closed
	 */
	public Mono<Void> closeLater() {
		Mono<Void> noneWaits = Mono.fromRunnable(this.holder::close);
		Mono<Void> channelsClosed = Mono.create((sink) -> this.channels.close().addListener((done) -> sink.success()));
		return noneWaits.then(this.pools.disposeLater(this.pool))
			.then(channelsClosed)
			.doFinally((signal) -> this.holder.remove());
	}

	/**
	 * What settings say of connections.
	 */
	private record Key(String name, Set<Origin> servers, ClientSettings.Timeouts timeouts, ClientSettings.Pool pool,
			ClientSettings.Tls tls, List<HttpVersion> versions, boolean compression, Object maxHeaderSize,
			@Nullable Predicate<InetSocketAddress> addressFilter, ClientSettings.@Nullable Proxy proxy) {

		static Key of(ClientSettings settings) {
			ClientSettings.Timeouts all = settings.timeouts();
			ClientSettings.Timeouts ofConnections = new ClientSettings.Timeouts(all.connect(), all.tls(), all.acquire(),
					all.response(), all.idle(), all.idle());
			ClientSettings.Http http = settings.http();
			return new Key(settings.name(),
					settings.servers().baseUrls().stream().map(Origin::of).collect(Collectors.toSet()), ofConnections,
					settings.pool(), settings.tls(), http.versions(), http.compression(), http.maxHeaderSize(),
					http.addressFilter(), http.proxy());
		}

	}

}
