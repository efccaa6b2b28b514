package dev.tandem.actuate;

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

	private final RegisteredClient client;

	private final ClientStatistics statistics;

	private final @Nullable ProbeResults probe;

	ApiClientHealthIndicator(RegisteredClient client, ClientStatistics statistics) {
		this.client = client;
		this.statistics = statistics;
		this.probe = (client.probe() != null) ? new ProbeResults(client.probe()) : null;
	}

	@Override
	public Mono<Health> health() {
		return Mono.defer(() -> {
			Health.Builder health = Health.up();
			if (this.probe == null) {
				return Mono.just(describe(health).build());
			}
			return this.probe.get().map((result) -> {
				describe(health);
				result.addTo(health);
				return health.build();
			});
		});
	}

	/**
	 * A circuit that is half-open is up: were it down, then an instance that is taken out
	 * of service for it would never get the trial call that closes it.
	 */
	private Health.Builder describe(Health.Builder health) {
		for (PoolState pool : this.client.pools().get()) {
			if (isExhausted(pool)) {
				health.status(UpstreamHealthGroups.DEGRADED).withDetail("pool", pool);
			}
		}
		Circuit circuit = this.client.limits().circuit();
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
