package dev.tandem.transport;

import java.time.Duration;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import reactor.netty.http.client.Http2AllocationStrategy;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes the connection pools of a client, one for each remote host.
 */
final class ConnectionPools {

	/**
	 * The inactivity of pools counts in whole seconds.
	 */
	private static final Duration SHORTEST_INACTIVITY = Duration.ofSeconds(1);

	private ConnectionPools() {
	}

	static ConnectionProvider create(ClientSettings settings, ConnectionProvider.MeterRegistrar meters,
			Acquisition acquisition) {
		ClientSettings.Pool pool = settings.pool();
		ConnectionProvider.Builder builder = ConnectionProvider.builder(settings.name())
			.maxConnections(pool.maxConnections())
			.pendingAcquireMaxCount(pool.maxPending())
			.pendingAcquireTimeout(settings.timeouts().acquire())
			.pendingAcquireTimer(acquisition)
			.maxIdleTime(pool.maxIdleTime())
			.maxLifeTime(pool.maxLifeTime())
			.evictInBackground(pool.evictEvery())
			.disposeInactivePoolsInBackground(atLeast(SHORTEST_INACTIVITY, pool.evictEvery()),
					atLeast(SHORTEST_INACTIVITY, pool.maxIdleTime()))
			.lifo()
			.metrics(true, () -> meters);
		if (HttpVersion.anyHttp2(settings.http().versions())) {
			builder.allocationStrategy(sharing(settings));
		}
		return builder.build();
	}

	private static Duration atLeast(Duration least, Duration configured) {
		return (configured.compareTo(least) < 0) ? least : configured;
	}

	/**
	 * Calls share a connection up to its streams before another is opened. Where a
	 * connection begins with HTTP/1.1 and is changed by its first exchange, calls would
	 * wait until that has ended, so that each opens its own.
	 */
	private static Http2AllocationStrategy sharing(ClientSettings settings) {
		Integer maxStreams = settings.pool().maxStreams();
		boolean changed = settings.http().versions().contains(HttpVersion.H2C)
				&& settings.http().versions().contains(HttpVersion.HTTP11);
		return Http2AllocationStrategy.builder()
			.maxConnections(settings.pool().maxConnections())
			.maxConcurrentStreams((maxStreams != null) ? maxStreams : -1)
			.strictConnectionReuse(!changed)
			.build();
	}

}
