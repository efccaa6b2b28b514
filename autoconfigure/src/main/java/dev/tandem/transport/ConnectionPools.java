package dev.tandem.transport;

import dev.tandem.client.ApiClientSettings;
import reactor.netty.resources.ConnectionProvider;

/**
 * Makes the connection pool of a client.
 */
final class ConnectionPools {

	private ConnectionPools() {
	}

	static ConnectionProvider create(ApiClientSettings settings, ConnectionProvider.MeterRegistrar meters) {
		ApiClientSettings.Pool pool = settings.pool();
		return ConnectionProvider.builder(settings.name())
			.maxConnections(pool.maxConnections())
			.pendingAcquireMaxCount(pool.maxPending())
			.pendingAcquireTimeout(settings.timeouts().acquire())
			.maxIdleTime(pool.maxIdleTime())
			.maxLifeTime(pool.maxLifeTime())
			.evictInBackground(pool.evictEvery())
			.lifo()
			.metrics(true, () -> meters)
			.build();
	}

}
