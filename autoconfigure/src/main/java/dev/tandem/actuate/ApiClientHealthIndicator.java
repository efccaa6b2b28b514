package dev.tandem.actuate;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import dev.tandem.resilience.Circuit;
import dev.tandem.transport.PoolState;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;

/**
 * Reports whether calls of a client can go through. It looks at the state that the client
 * is in and sends nothing, unless a probe is configured. The trouble of an API is shown
 * as {@code DEGRADED}, so that it does not have every instance of the application
 * restarted.
 */
final class ApiClientHealthIndicator implements ReactiveHealthIndicator {

	private final Supplier<RegisteredClient> clients;

	private final ClientStatistics statistics;

	private final AtomicReference<@Nullable ProbeResults> results = new AtomicReference<>();

	/**
	 * Create an indicator.
	 * @param clients returns the client as it is now
	 * @param statistics what becomes of its calls
	 */
	ApiClientHealthIndicator(Supplier<RegisteredClient> clients, ClientStatistics statistics) {
		this.clients = clients;
		this.statistics = statistics;
	}

	@Override
	public Mono<Health> health() {
		return Mono.defer(() -> {
			Health.Builder health = Health.up();
			RegisteredClient client = this.clients.get();
			if (client.probe() == null) {
				return Mono.just(describe(client, health).build());
			}
			return results(client.probe()).get().map((result) -> {
				describe(client, health);
				result.addTo(health);
				return health.build();
			});
		});
	}

	/**
	 * Results of a probe are used until the client has another one. Health checks that
	 * are the first at the same time share one.
	 */
	private ProbeResults results(HealthProbe probe) {
		ProbeResults shared = this.results
			.updateAndGet((known) -> (known != null && known.areOf(probe)) ? known : new ProbeResults(probe));
		return Objects.requireNonNull(shared);
	}

	/**
	 * A circuit that is half-open is up: were it down, then an instance that is taken out
	 * of service for it would never get the trial call that closes it.
	 */
	private Health.Builder describe(RegisteredClient client, Health.Builder health) {
		for (PoolState pool : client.pools().get()) {
			if (isExhausted(pool)) {
				health.status(UpstreamHealthGroups.DEGRADED).withDetail("pool", pool);
			}
		}
		Circuit circuit = client.limits().circuit();
		if (circuit != null) {
			Circuit.State state = circuit.state();
			health.withDetail("circuitBreaker", state.text());
			if (state == Circuit.State.OPEN) {
				health.status(UpstreamHealthGroups.DEGRADED);
			}
		}
		return health;
	}

	/**
	 * Calls that wait are no fault by themselves. It is one once they wait in vain.
	 */
	private boolean isExhausted(PoolState pool) {
		return pool.pending() > 0 && (pool.pending() >= pool.maxPending() || this.statistics.isStarving());
	}

}
