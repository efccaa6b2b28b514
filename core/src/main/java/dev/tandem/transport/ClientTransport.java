package dev.tandem.transport;

import java.util.List;
import java.util.Map;

import dev.tandem.auth.Credential;
import dev.tandem.resilience.Failover;
import dev.tandem.settings.ClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * The way to the API in one generation of a client: what goes with its requests, over
 * connections that other generations may use as well.
 */
public final class ClientTransport {

	/**
	 * Request attribute of a response that is handed on as it is received, so that its
	 * size is not limited as a whole.
	 */
	public static final String STREAMED = "dev.tandem.streamed";

	/**
	 * Request attribute of a response without a deadline for its head, and for silence in
	 * its body.
	 */
	public static final String NO_RESPONSE_TIMEOUT = "dev.tandem.no-response-timeout";

	private final OriginBoundConnector connector;

	private final GuardedConnector guarded;

	/**
	 * Create a transport.
	 * @param settings settings of the client
	 * @param credentials what the client proves its identity with
	 * @param defaults headers and cookies of all calls
	 * @param connections the connections
	 * @param failover notified of responses and failures of its servers, {@code null} for
	 * a single server
	 */
	public ClientTransport(ClientSettings settings, List<Credential> credentials, Defaults defaults,
			Connections connections, @Nullable Failover failover) {
		this.connector = new OriginBoundConnector(connections.connector(), settings,
				new RequestDecoration(defaults.headers(), defaults.cookies(), settings.query(), credentials,
						settings.name(), settings.signer()),
				failover);
		this.guarded = new GuardedConnector(this.connector);
	}

	/**
	 * What {@code WebClient} connects through: it signals what is thrown in a call.
	 * @return the connector
	 */
	public ClientHttpConnector connector() {
		return this.guarded;
	}

	/**
	 * A connector without that guard, for requests that no encoder of the application
	 * writes and whose caller catches what the readers of the response throw.
	 * @return the connector
	 */
	public ClientHttpConnector unguarded() {
		return this.connector;
	}

	/**
	 * Headers and cookies to send with every call to the client's own origins. A call's
	 * own value wins, name by name.
	 *
	 * @param headers headers by their names
	 * @param cookies cookies by their names
	 */
	public record Defaults(Map<String, List<String>> headers, Map<String, List<String>> cookies) {
	}

}
