package dev.tandem.transport;

import java.util.ArrayList;
import java.util.List;

import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.resources.ConnectionProvider;

/**
 * The connection pools of all generations of a client, and the permits for their
 * connections.
 */
public final class ClientPools {

	private final ConnectionProvider.@Nullable MeterRegistrar meters;

	private final ConnectionPermits permits = new ConnectionPermits();

	private final List<ReusablePool> all = new ArrayList<>();

	private final List<ReusablePool> unused = new ArrayList<>();

	/**
	 * Create pools. None exists before the first connections.
	 * @param meters what measures the pools, {@code null} for nothing
	 */
	public ClientPools(ConnectionProvider.@Nullable MeterRegistrar meters) {
		this.meters = meters;
	}

	ConnectionPermits permits() {
		return this.permits;
	}

	/**
	 * Pools for one generation alone, of a former one if its settings are the same.
	 */
	synchronized ReusablePool use(ClientSettings settings) {
		for (ReusablePool pool : this.unused) {
			if (pool.serves(settings)) {
				this.unused.remove(pool);
				pool.open();
				return pool;
			}
		}
		ReusablePool pool = new ReusablePool(settings, this.meters);
		this.all.add(pool);
		return pool;
	}

	/**
	 * Dispose of the pools of a generation.
	 */
	Mono<Void> disposeLater(ReusablePool pool) {
		return pool.disposeLater().doFinally((signal) -> returned(pool));
	}

	private synchronized void returned(ReusablePool pool) {
		this.unused.add(pool);
	}

	/**
	 * Keep nothing of the application. All connections are closed.
	 */
	public synchronized void close() {
		this.all.forEach(ReusablePool::close);
	}

}
