package dev.tandem.benchmarks.calls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.ReactivePeer;

/**
 * The clients that were started in this process, which run until it ends. A benchmark
 * that started its own would begin with new connections and with proxies and lambdas that
 * the compiler has not seen.
 */
final class RunningPeers {

	private static final Map<Peer, ReactivePeer> REACTIVE = new ConcurrentHashMap<>();

	private static final Map<Peer, BlockingPeer> BLOCKING = new ConcurrentHashMap<>();

	private RunningPeers() {
	}

	static ReactivePeer reactive(Peer peer) {
		return REACTIVE.computeIfAbsent(peer, Peer::startReactive);
	}

	static BlockingPeer blocking(Peer peer) {
		return BLOCKING.computeIfAbsent(peer, Peer::startBlocking);
	}

}
