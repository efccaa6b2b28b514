package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpConnectionPoolMetrics;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

/**
 * Knows the pools that Reactor Netty makes for a client: one per remote host and
 * configuration. It reads them when asked and costs a call nothing.
 */
final class PoolStates implements ConnectionProvider.MeterRegistrar {

	private final Map<Pool, Registered> pools = new ConcurrentHashMap<>();

	private final ClientSettings.Pool settings;

	private volatile ConnectionProvider.@Nullable MeterRegistrar meters;

	/**
	 * Create states.
	 * @param settings what the pools promise
	 * @param meters measures the pools as well, {@code null} for nothing
	 */
	PoolStates(ClientSettings.Pool settings, ConnectionProvider.@Nullable MeterRegistrar meters) {
		this.settings = settings;
		this.meters = meters;
	}

	/**
	 * A pool may be there again before the one that it replaces is deregistered.
	 */
	@Override
	public synchronized void registerMetrics(String poolName, String id, SocketAddress remoteAddress,
			ConnectionPoolMetrics metrics) {
		Pool pool = new Pool(poolName, id, remoteAddress);
		Registered before = this.pools.get(pool);
		this.pools.put(pool, new Registered(metrics, (before != null) ? before.count() + 1 : 1));
		register(pool, metrics);
	}

	@Override
	public synchronized void deRegisterMetrics(String poolName, String id, SocketAddress remoteAddress) {
		Pool pool = new Pool(poolName, id, remoteAddress);
		ConnectionProvider.MeterRegistrar registrar = this.meters;
		if (registrar != null) {
			registrar.deRegisterMetrics(poolName, id, remoteAddress);
		}
		Registered registered = this.pools.remove(pool);
		if (registered != null && registered.count() > 1) {
			this.pools.put(pool, new Registered(registered.metrics(), registered.count() - 1));
			register(pool, registered.metrics());
		}
	}

	private void register(Pool pool, ConnectionPoolMetrics metrics) {
		ConnectionProvider.MeterRegistrar registrar = this.meters;
		if (registrar != null) {
			registrar.registerMetrics(pool.name(), pool.id(), pool.address(), metrics);
		}
	}

	/**
	 * Reactor Netty looks for pools to dispose of as long as the application runs, and so
	 * keeps this, but nothing behind it.
	 */
	synchronized void close() {
		ConnectionProvider.MeterRegistrar registrar = this.meters;
		if (registrar != null) {
			this.pools.keySet().forEach((pool) -> registrar.deRegisterMetrics(pool.name(), pool.id(), pool.address()));
		}
		this.meters = null;
		this.pools.clear();
	}

	List<PoolState> now() {
		return this.pools.entrySet()
			.stream()
			.map((pool) -> state(pool.getKey(), pool.getValue().metrics()))
			.sorted(Comparator.comparing(PoolState::remote))
			.toList();
	}

	/**
	 * Reactor Netty knows no limits of a pool of streams. They are kept by
	 * {@link Acquisition}.
	 */
	private PoolState state(Pool pool, ConnectionPoolMetrics metrics) {
		if (metrics instanceof HttpConnectionPoolMetrics streams) {
			return new PoolState(pool.remote(), streams.activeStreamSize(), metrics.idleSize(),
					metrics.pendingAcquireSize(), this.settings.maxConnections(), this.settings.maxPending());
		}
		return new PoolState(pool.remote(), metrics.acquiredSize(), metrics.idleSize(), metrics.pendingAcquireSize(),
				metrics.maxAllocatedSize(), metrics.maxPendingAcquireSize());
	}

	/**
	 * Whether a connection with HTTP/2 is being opened, or is yet to be.
	 */
	boolean openingForStreams() {
		for (Registered pool : this.pools.values()) {
			if (pool.metrics() instanceof HttpConnectionPoolMetrics metrics) {
				int open = metrics.idleSize();
				if (open == 0 || metrics.allocatedSize() > open) {
					return true;
				}
			}
		}
		return false;
	}

	private record Pool(String name, String id, SocketAddress address) {

		String remote() {
			return (this.address instanceof InetSocketAddress address)
					? address.getHostString() + ":" + address.getPort() : this.address.toString();
		}

	}

	/**
	 * A pool, counted as often as it was registered.
	 *
	 * @param metrics metrics of the last one
	 * @param count how many have been registered and not deregistered
	 */
	private record Registered(ConnectionPoolMetrics metrics, int count) {
	}

}
