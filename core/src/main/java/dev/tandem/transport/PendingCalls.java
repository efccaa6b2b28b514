package dev.tandem.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls that wait, for each remote host.
 */
final class PendingCalls {

	private final Map<String, Integer> counts = new ConcurrentHashMap<>();

	/**
	 * Add a call.
	 * @param remote host and port
	 * @param limit how many may wait
	 * @return whether it was added: not if so many wait already
	 */
	boolean add(String remote, long limit) {
		if (this.counts.merge(remote, 1, Integer::sum) <= limit) {
			return true;
		}
		remove(remote);
		return false;
	}

	void remove(String remote) {
		this.counts.computeIfPresent(remote, (key, count) -> (count > 1) ? count - 1 : null);
	}

}
