package dev.tandem.benchmarks.allocation;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

import com.sun.management.ThreadMXBean;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.Item;
import dev.tandem.benchmarks.peer.ReactivePeer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Measures what calls allocate over all threads of this process, through both twins, and
 * writes a line for each kind of call: its name and the median of some rounds. The server
 * must be another process.
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
		Peer peer = Peer.valueOf(args[0]);
		try (ReactivePeer client = peer.startReactive()) {
			measure("reactive.get", (calls) -> run(calls, (id) -> client.get(id & 1023, "full")));
			measure("reactive.post", (calls) -> run(calls, (id) -> client.create(Item.SAMPLE)));
			measure("reactive.list", (calls) -> run(calls, (id) -> client.list()));
		}
		try (BlockingPeer client = peer.startBlocking()) {
			measure("blocking.get", (calls) -> repeat(calls, (id) -> client.get(id & 1023, "full")));
			measure("blocking.post", (calls) -> repeat(calls, (id) -> client.create(Item.SAMPLE)));
			measure("blocking.list", (calls) -> repeat(calls, (id) -> client.list()));
		}
	}

	private static void run(int calls, LongFunction<Publisher<?>> call) {
		Flux.range(0, calls).flatMap((id) -> call.apply(id), IN_FLIGHT).blockLast();
	}

	private static void repeat(int calls, LongConsumer call) {
		for (int id = 0; id < calls; id++) {
			call.accept(id);
		}
	}

	private static void measure(String name, IntConsumer calls) {
		calls.accept(WARMUP_CALLS);
		long[] bytes = new long[ROUNDS];
		for (int round = 0; round < ROUNDS; round++) {
			long before = allocated();
			calls.accept(CALLS);
			bytes[round] = (allocated() - before) / CALLS;
		}
		Arrays.sort(bytes);
		System.out.println(name + "=" + bytes[ROUNDS / 2]);
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
