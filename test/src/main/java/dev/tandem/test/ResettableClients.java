package dev.tandem.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.settings.ClientSettings;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Knows the limits of the clients, so that one test does not use up what the next one
 * needs: retries, tokens of a rate limit, a closed circuit. What measures the clients
 * stays as it is.
 */
final class ResettableClients implements ClientInstrumentation.Factory {

	private final List<ClientLimits> limits = new CopyOnWriteArrayList<>();

	private final ObjectProvider<ClientInstrumentation.Factory> factories;

	ResettableClients(ObjectProvider<ClientInstrumentation.Factory> factories) {
		this.factories = factories;
	}

	@Override
	public ClientInstrumentation create(ClientSettings settings, ClientLimits limits) {
		this.limits.add(limits);
		return this.factories.stream()
			.filter((factory) -> factory != this)
			.findFirst()
			.map((factory) -> factory.create(settings, limits))
			.orElseGet(Unmeasured::new);
	}

	void reset() {
		for (ClientLimits ofClient : this.limits) {
			if (ofClient.rate() != null) {
				ofClient.rate().reset();
			}
			if (ofClient.circuit() != null) {
				ofClient.circuit().reset();
			}
			if (ofClient.retries() != null) {
				ofClient.retries().reset();
			}
		}
	}

	private static final class Unmeasured implements ClientInstrumentation {

		@Override
		public ConnectionProvider.MeterRegistrar pools() {
			return (name, id, address, metrics) -> {
			};
		}

		@Override
		public void close() {
		}

	}

}
