package dev.tandem.benchmarks.allocation;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.ThreadMXBean;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.peer.ReactivePeer;
import reactor.core.publisher.Flux;

/**
 * Measures what a small reactive {@code GET} allocates over all threads of this process,
 * and writes the median of some rounds. The server must be another process.
 */
public final class AllocationProbe {

	private static final int IN_FLIGHT = 32;

	private static final int ROUNDS = 7;

	private static final int WARMUP_CALLS = 1_000;

	private static final int CALLS = 300;

	private AllocationProbe() {
	}

	/**
	 * Measure.
	 * @param args the name of a {@link Peer}
	 */
	public static void main(String[] args) {
		try (ReactivePeer client = Peer.valueOf(args[0]).startReactive()) {
			call(client, WARMUP_CALLS);
			long[] bytes = new long[ROUNDS];
			for (int round = 0; round < ROUNDS; round++) {
				long before = allocated();
				call(client, CALLS);
				bytes[round] = (allocated() - before) / CALLS;
			}
			Arrays.sort(bytes);
			System.out.println(bytes[ROUNDS / 2]);
		}
	}

	private static void call(ReactivePeer client, int calls) {
		Flux.range(0, calls).flatMap((id) -> client.get(id & 1023, "full"), IN_FLIGHT).blockLast();
	}

	private static long allocated() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long total = 0;
		for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
			total += Math.max(0, bytes);
		}
		return total;
	}

}
