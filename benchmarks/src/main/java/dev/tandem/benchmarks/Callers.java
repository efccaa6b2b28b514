package dev.tandem.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import dev.tandem.benchmarks.calls.BlockingCalls;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.calls.ReactiveCalls;

/**
 * Who calls. The calls of one kind of callers to one client share a process.
 */
enum Callers {

	/** One thread that subscribes to 32 calls at a time. */
	REACTIVE(ReactiveCalls.class),

	/** Platform threads, each with one call in flight. */
	THREADS(BlockingCalls.class),

	/** Virtual threads, each with one call in flight. */
	VIRTUAL_THREADS(BlockingCalls.class);

	private final Class<?> benchmarks;

	Callers(Class<?> benchmarks) {
		this.benchmarks = benchmarks;
	}

	/**
	 * The class of the benchmarks.
	 */
	Class<?> benchmarks() {
		return this.benchmarks;
	}

	/**
	 * What their process is started with.
	 */
	List<String> jvmArguments() {
		return (this == VIRTUAL_THREADS) ? List.of("-Djmh.executor=VIRTUAL") : List.of();
	}

	/**
	 * The clients that they can call.
	 */
	List<Peer> peers() {
		return Stream.of(Peer.values()).filter((peer) -> this != REACTIVE || peer.isReactive()).toList();
	}

}
