package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.util.Collection;
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
import reactor.netty.resources.ConnectionProvider;

/**
 * The connections of one client: a Reactor Netty client over a connection pool. Its
 * configuration is the same for every call, because Reactor Netty keeps a pool of its own
 * for each configuration. Generations of the client whose settings say the same of
 * connections share them.
 */
public final class Connections {

	private final Key key;

	private final SharedPool pool;

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	private final NettyConnector connector;

	/**
	 * Prepare connections. None is opened before the first call.
	 * @param settings settings of the client
	 * @param resources event loops and resolver of the application context
	 * @param customizer the last word over the HTTP client
	 * @param poolMeters what measures its pools, {@code null} for nothing
	 * @param before connections of the generation before, {@code null} for none
	 */
	public Connections(ClientSettings settings, TransportResources resources, UnaryOperator<HttpClient> customizer,
			ConnectionProvider.@Nullable MeterRegistrar poolMeters, @Nullable Connections before) {
		this.key = Key.of(settings);
		SharedPool known = (before != null && before.pool.serves(settings)) ? before.pool : null;
		this.pool = (known != null) ? known : new SharedPool(settings, poolMeters);
		try {
			this.connector = connector(settings, resources, customizer);
		}
		catch (RuntimeException ex) {
			if (known == null) {
				this.pool.closeLater().subscribe();
			}
			throw ex;
		}
	}

	@SuppressWarnings("ReferenceEquality")
	private NettyConnector connector(ClientSettings settings, TransportResources resources,
			UnaryOperator<HttpClient> customizer) {
		HttpClient client = HttpClients.create(this.pool.client(), settings, resources).channelGroup(this.channels);
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
	 * Close all connections, and the pool unless others use it.
	 * @param others connections that stay
	 * @return completes when they are closed
	 */
	public Mono<Void> closeLater(Collection<Connections> others) {
		Mono<Void> channelsClosed = Mono.create((sink) -> this.channels.close().addListener((done) -> sink.success()));
		if (others.stream().anyMatch((other) -> other.pool.equals(this.pool))) {
			return channelsClosed;
		}
		return this.pool.closeLater().then(channelsClosed).doFinally((signal) -> this.pool.closed());
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
