package dev.tandem.transport;

import java.time.Duration;
import java.util.List;

import dev.tandem.settings.ClientSettings;
import dev.tandem.settings.HttpVersion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The connection pools of one generation of a client, one per remote host and
 * configuration, as Reactor Netty provides them. Once they are disposed of, another
 * generation can use their provider: Reactor Netty looks for pools to dispose of as long
 * as the application runs, and so never lets go of it.
 */
final class ReusablePool {

	private final Key key;

	private final PoolStates states;

	private final Acquisition acquisition;

	private final ConnectionProvider provider;

	private final HttpClient client;

	ReusablePool(ClientSettings settings, ConnectionProvider.@Nullable MeterRegistrar meters) {
		this.key = Key.of(settings);
		this.states = new PoolStates(settings.pool(), meters);
		this.acquisition = new Acquisition(settings, this.states);
		this.provider = ConnectionPools.create(settings, this.states, this.acquisition);
		this.client = HttpClient.create(this.provider);
	}

	boolean serves(ClientSettings settings) {
		return this.key.equals(Key.of(settings));
	}

	/**
	 * A client that has nothing but the pool. Reactor Netty keeps the pools of HTTP/2
	 * with it, so that all that are derived from it share them.
	 */
	HttpClient client() {
		return this.client;
	}

	Acquisition acquisition() {
		return this.acquisition;
	}

	List<PoolState> now() {
		return this.states.now();
	}

	/**
	 * Dispose of the pools. What they hold of their generation is gone at once.
	 */
	Mono<Void> disposeLater() {
		this.acquisition.close();
		return this.provider.disposeLater();
	}

	void open() {
		this.acquisition.open();
	}

	/**
	 * Keep nothing of the application, because the provider stays.
	 */
	void close() {
		this.states.close();
	}

	private record Key(String name, ClientSettings.Pool pool, Duration acquire, List<HttpVersion> versions) {

		static Key of(ClientSettings settings) {
			return new Key(settings.name(), settings.pool(), settings.timeouts().acquire(), settings.http().versions());
		}

	}

}
