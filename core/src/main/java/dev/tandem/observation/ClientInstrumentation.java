package dev.tandem.observation;

import dev.tandem.Internal;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.settings.ClientSettings;
import reactor.netty.resources.ConnectionProvider;

/**
 * What measures one client: its calls, its limits and its pools.
 */
@Internal
public interface ClientInstrumentation extends CallListener {

	/**
	 * What measures its pools.
	 * @return the registrar that is notified of each pool
	 */
	ConnectionProvider.MeterRegistrar pools();

	/**
	 * The client has other settings now.
	 * @param settings its settings
	 * @param limits its limits
	 */
	void follow(ClientSettings settings, ClientLimits limits);

	/**
	 * The client closes: measure no longer what ends with it.
	 */
	void close();

	/**
	 * Makes the instrumentation of clients.
	 */
	@FunctionalInterface
	interface Factory {

		/**
		 * Begin to measure a client.
		 * @param settings its settings
		 * @param limits its limits
		 * @return the instrumentation
		 */
		ClientInstrumentation create(ClientSettings settings, ClientLimits limits);

	}

}
