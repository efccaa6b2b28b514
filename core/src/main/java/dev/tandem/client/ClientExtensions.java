package dev.tandem.client;

import java.util.List;

import dev.tandem.ApiClientCustomizer;
import dev.tandem.HttpClientCustomizer;
import dev.tandem.Internal;
import dev.tandem.engine.CallExtensions;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.transport.TransportResources;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of an application share, and what the application adds to them.
 *
 * @param resources event loops and name resolver
 * @param webClients customizers of the builders of their {@code WebClient}
 * @param httpClients customizers of their HTTP clients
 * @param calls what takes part in calls
 * @param listeners make listeners to calls
 * @param instrumentations measure clients, {@code null} for nothing
 */
@Internal
public record ClientExtensions(TransportResources resources, List<ApiClientCustomizer> webClients,
		List<HttpClientCustomizer> httpClients, CallExtensions calls, List<CallListener.Factory> listeners,
		ClientInstrumentation.@Nullable Factory instrumentations) {

	/**
	 * Collect them.
	 * @param resources event loops and name resolver
	 * @param webClients customizers of the builders of their {@code WebClient}
	 * @param httpClients customizers of their HTTP clients
	 * @param calls what takes part in calls
	 * @param listeners make listeners to calls
	 * @param instrumentations measure clients, {@code null} for nothing
	 */
	public ClientExtensions(TransportResources resources, List<ApiClientCustomizer> webClients,
			List<HttpClientCustomizer> httpClients, CallExtensions calls, List<CallListener.Factory> listeners,
			ClientInstrumentation.@Nullable Factory instrumentations) {
		this.resources = resources;
		this.webClients = List.copyOf(webClients);
		this.httpClients = List.copyOf(httpClients);
		this.calls = calls;
		this.listeners = List.copyOf(listeners);
		this.instrumentations = instrumentations;
	}

}
