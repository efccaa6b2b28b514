package dev.tandem.actuate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.observation.CallListener;

/**
 * Counts what becomes of the calls of all clients.
 */
public final class CallStatistics implements CallListener.Factory {

	private final Map<String, ClientStatistics> clients = new ConcurrentHashMap<>();

	@Override
	public CallListener create(String client) {
		return of(client);
	}

	ClientStatistics of(String client) {
		return this.clients.computeIfAbsent(client, (name) -> new ClientStatistics());
	}

}
