package dev.tandem.client;

import java.time.Instant;
import java.util.List;

import dev.tandem.Internal;
import dev.tandem.auth.Credential;
import dev.tandem.engine.CallGate;
import dev.tandem.engine.CallRoute;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.Failover;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.ClientTransport;
import dev.tandem.transport.Connections;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriBuilderFactory;

/**
 * A client at work between two changes of its settings. A call takes one when it is
 * subscribed to and stays with it to its end.
 *
 * @param number its number, from 1
 * @param since when it began
 * @param source what has brought its settings, such as {@code start}
 * @param settings settings of the client
 * @param credentials what the client proves its identity with
 * @param limits its limits
 * @param failover chooses among its servers, {@code null} for a single server
 * @param addresses makes addresses
 * @param connections its connections
 * @param transport sends its requests, {@code null} until the client is built
 * @param gate the door that its calls pass
 * @param route the way of its calls, {@code null} until the client is built
 */
@Internal
public record Generation(int number, Instant since, String source, ClientSettings settings,
		List<Credential> credentials, ClientLimits limits, @Nullable Failover failover, UriBuilderFactory addresses,
		Connections connections, @Nullable ClientTransport transport, CallGate gate, @Nullable CallRoute route) {

	public Generation {
		credentials = List.copyOf(credentials);
	}

	Generation built(ClientTransport builtTransport, CallRoute builtRoute) {
		return new Generation(this.number, this.since, this.source, this.settings, this.credentials, this.limits,
				this.failover, this.addresses, this.connections, builtTransport, this.gate, builtRoute);
	}

	/**
	 * Settings may hold secrets.
	 */
	@Override
	public String toString() {
		return "Generation[client=%s, number=%d]".formatted(this.settings.name(), this.number);
	}

}
