package dev.tandem.engine;

import java.util.List;

import dev.tandem.auth.Credential;
import dev.tandem.observation.CallListener;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.Failover;
import dev.tandem.settings.ClientSettings;
import dev.tandem.transport.ClientTransport;
import org.jspecify.annotations.Nullable;

/**
 * What calls use in one generation of a client.
 *
 * @param settings settings of the client
 * @param credentials what it proves its identity with
 * @param limits its limits
 * @param failover chooses among its servers, {@code null} for a single server
 * @param transport sends its requests
 * @param gate the door that its calls pass
 * @param listeners notified of its calls
 */
public record CallParts(ClientSettings settings, List<Credential> credentials, ClientLimits limits,
		@Nullable Failover failover, ClientTransport transport, CallGate gate, List<CallListener> listeners) {

	public CallParts {
		credentials = List.copyOf(credentials);
		listeners = List.copyOf(listeners);
	}

	boolean keysChange() {
		return this.credentials.stream().anyMatch((credential) -> credential.source().canChange());
	}

}
