package dev.tandem.transport;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

/**
 * Knows the pools that Reactor Netty makes for a client: one per remote host and
 * configuration. It reads them when asked and costs a call nothing.
 */
final class PoolStates implements ConnectionProvider.MeterRegistrar {

	private final Map<Pool, ConnectionPoolMetrics> pools = new ConcurrentHashMap<>();

	private final ConnectionProvider.@Nullable MeterRegistrar meters;

	/**
	 * Create states.
	 * @param meters what measures the pools as well, {@code null} for nothing
	 */
	PoolStates(ConnectionProvider.@Nullable MeterRegistrar meters) {
		this.meters = meters;
	}

	@Override
	public void registerMetrics(String poolName, String id, SocketAddress remoteAddress,
			ConnectionPoolMetrics metrics) {
		this.pools.put(new Pool(poolName, id, remoteAddress), metrics);
		if (this.meters != null) {
			this.meters.registerMetrics(poolName, id, remoteAddress, metrics);
		}
	}

	@Override
	public void deRegisterMetrics(String poolName, String id, SocketAddress remoteAddress) {
		this.pools.remove(new Pool(poolName, id, remoteAddress));
		if (this.meters != null) {
			this.meters.deRegisterMetrics(poolName, id, remoteAddress);
		}
	}

	List<PoolState> now() {
		return this.pools.entrySet()
			.stream()
			.map((pool) -> state(pool.getKey(), pool.getValue()))
			.sorted(Comparator.comparing(PoolState::remote))
			.toList();
	}

	private static PoolState state(Pool pool, ConnectionPoolMetrics metrics) {
		return new PoolState(pool.remote(), metrics.acquiredSize(), metrics.idleSize(), metrics.pendingAcquireSize(),
				metrics.maxAllocatedSize(), metrics.maxPendingAcquireSize());
	}

	private record Pool(String name, String id, SocketAddress address) {

		String remote() {
			return (this.address instanceof InetSocketAddress address)
					? address.getHostString() + ":" + address.getPort() : this.address.toString();
		}

	}

}
