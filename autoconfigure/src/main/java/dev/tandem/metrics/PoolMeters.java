package dev.tandem.metrics;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import reactor.netty.http.client.HttpConnectionPoolMetrics;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider;

/**
 * Meters of the connection pools of a client, under the names and tags that Reactor Netty
 * gives its own. Those would go to Micrometer's global registry, where the pools of
 * several contexts meet, and would name an HTTP/2 pool otherwise.
 */
final class PoolMeters implements ConnectionProvider.MeterRegistrar {

	private final MeterRegistry registry;

	private final String client;

	/**
	 * Gauges hold what they read weakly: this holds it.
	 */
	private final Map<Pool, PoolGauges> pools = new ConcurrentHashMap<>();

	PoolMeters(MeterRegistry registry, String client) {
		this.registry = registry;
		this.client = client;
	}

	/**
	 * The connections of an HTTP/2 pool come out of another one, which reports them.
	 */
	@Override
	public void registerMetrics(String poolName, String id, SocketAddress remoteAddress,
			ConnectionPoolMetrics metrics) {
		PoolGauges gauges = new PoolGauges(new Gauges(this.registry), tags(id, remoteAddress), metrics);
		if (metrics instanceof HttpConnectionPoolMetrics streams) {
			gauges.add(PoolMeterDocumentation.ACTIVE_STREAMS, (pool) -> streams.activeStreamSize());
			gauges.add(PoolMeterDocumentation.PENDING_STREAMS, ConnectionPoolMetrics::pendingAcquireSize);
		}
		else {
			gauges.add(PoolMeterDocumentation.TOTAL_CONNECTIONS, ConnectionPoolMetrics::allocatedSize);
			gauges.add(PoolMeterDocumentation.ACTIVE_CONNECTIONS, ConnectionPoolMetrics::acquiredSize);
			gauges.add(PoolMeterDocumentation.IDLE_CONNECTIONS, ConnectionPoolMetrics::idleSize);
			gauges.add(PoolMeterDocumentation.PENDING_CONNECTIONS, ConnectionPoolMetrics::pendingAcquireSize);
			gauges.add(PoolMeterDocumentation.MAX_CONNECTIONS, ConnectionPoolMetrics::maxAllocatedSize);
			gauges.add(PoolMeterDocumentation.MAX_PENDING_CONNECTIONS, ConnectionPoolMetrics::maxPendingAcquireSize);
		}
		this.pools.put(new Pool(poolName, id, remoteAddress), gauges);
	}

	@Override
	public void deRegisterMetrics(String poolName, String id, SocketAddress remoteAddress) {
		PoolGauges gauges = this.pools.remove(new Pool(poolName, id, remoteAddress));
		if (gauges != null) {
			gauges.gauges().remove();
		}
	}

	void remove() {
		this.pools.keySet().forEach((pool) -> deRegisterMetrics(pool.name(), pool.id(), pool.remoteAddress()));
	}

	private Tags tags(String id, SocketAddress remoteAddress) {
		return Tags.of(PoolKeyNames.NAME.asString(), this.client, PoolKeyNames.REMOTE_ADDRESS.asString(),
				text(remoteAddress), PoolKeyNames.ID.asString(), id);
	}

	private static String text(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? internet.getHostString() + ":" + internet.getPort()
				: address.toString();
	}

	private record Pool(String name, String id, SocketAddress remoteAddress) {
	}

	private record PoolGauges(Gauges gauges, Tags tags, ConnectionPoolMetrics metrics) {

		void add(PoolMeterDocumentation meter, ToDoubleFunction<ConnectionPoolMetrics> value) {
			this.gauges.add(meter.getName(), meter.description(), meter.getBaseUnit(), this.tags, this.metrics, value);
		}

	}

}
