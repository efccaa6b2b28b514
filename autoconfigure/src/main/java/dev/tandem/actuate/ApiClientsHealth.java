package dev.tandem.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;

/**
 * Makes the health contributor of the clients.
 */
public final class ApiClientsHealth {

	private ApiClientsHealth() {
	}

	/**
	 * Make the contributor.
	 * @param registry the clients
	 * @param statistics what became of their calls
	 * @return a contributor with one entry per client
	 */
	public static CompositeReactiveHealthContributor of(ClientRegistry registry, CallStatistics statistics) {
		Map<String, ReactiveHealthContributor> clients = new LinkedHashMap<>();
		registry.clients()
			.forEach((name, client) -> clients.put(name, new ApiClientHealthIndicator(
					() -> Objects.requireNonNull(registry.clients().get(name)), statistics.of(name))));
		return CompositeReactiveHealthContributor.fromMap(clients);
	}

}
