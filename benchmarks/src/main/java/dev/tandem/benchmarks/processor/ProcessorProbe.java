package dev.tandem.benchmarks.processor;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.management.OperatingSystemMXBean;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.peer.BlockingPeer;
import dev.tandem.benchmarks.peer.ReactivePeer;
import reactor.core.publisher.Flux;

/**
 * A process whose clients take turns, so that what else the machine does meets all of
 * them. It writes the processor time of the whole process per call, in microseconds.
 */
public final class ProcessorProbe {

	private static final int IN_FLIGHT = 32;

	private static final int BATCH = 1_000;

	private static final int COLD_CALLS = 2_000;

	private static final Duration WARMUP = Duration.ofSeconds(20);

	private static final Duration TURN = Duration.ofSeconds(2);

	private static final int TURNS = 7;

	private ProcessorProbe() {
	}

	/**
	 * Measure.
	 * @param args {@code cold} for the first calls of the process, or how many threads
	 * call, 0 for reactive calls; then the names of the clients
	 * @throws InterruptedException if the process is to end
	 */
	public static void main(String[] args) throws InterruptedException {
		List<Peer> peers = new ArrayList<>();
		for (int i = 1; i < args.length; i++) {
			peers.add(Peer.valueOf(args[i]));
		}
		if (args[0].equals("cold")) {
			try (ReactivePeer client = peers.get(0).startReactive()) {
				calls(client, COLD_CALLS);
				write(peers.get(0), processorTime() / 1000.0);
			}
		}
		else {
			measure(peers, Integer.parseInt(args[0]));
		}
		System.exit(0);
	}

	private static void measure(List<Peer> peers, int threads) throws InterruptedException {
		Map<Peer, Caller> callers = new EnumMap<>(Peer.class);
		for (Peer peer : peers) {
			callers.put(peer,
					(threads == 0) ? reactive(peer.startReactive()) : blocking(peer.startBlocking(), threads));
		}
		for (Caller caller : callers.values()) {
			caller.call(WARMUP);
		}
		Map<Peer, List<Double>> micros = new EnumMap<>(Peer.class);
		for (int turn = 0; turn < TURNS; turn++) {
			for (Map.Entry<Peer, Caller> entry : callers.entrySet()) {
				long before = processorTime();
				long calls = entry.getValue().call(TURN);
				micros.computeIfAbsent(entry.getKey(), (missing) -> new ArrayList<>())
					.add((processorTime() - before) / 1000.0 / calls);
			}
		}
		micros.forEach((peer, own) -> write(peer, own.stream().sorted().toList().get(TURNS / 2)));
	}

	private static void write(Peer peer, double micros) {
		System.out.println(peer + "=" + micros);
	}

	private static long processorTime() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static void calls(ReactivePeer client, int count) {
		Flux.range(0, count).flatMap((id) -> client.get(id & 1023, "full"), IN_FLIGHT).blockLast();
	}

	private static Caller reactive(ReactivePeer client) {
		return (time) -> {
			long end = System.nanoTime() + time.toNanos();
			long made = 0;
			while (System.nanoTime() - end < 0) {
				calls(client, BATCH);
				made += BATCH;
			}
			return made;
		};
	}

	private static Caller blocking(BlockingPeer client, int threads) {
		return (time) -> {
			long end = System.nanoTime() + time.toNanos();
			AtomicLong made = new AtomicLong();
			List<Thread> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				Thread thread = new Thread(() -> {
					for (long id = 0; System.nanoTime() - end < 0; id++) {
						client.get(id & 1023, "full");
						made.incrementAndGet();
					}
				});
				thread.start();
				running.add(thread);
			}
			for (Thread thread : running) {
				thread.join();
			}
			return made.get();
		};
	}

	/**
	 * Makes calls for some time.
	 */
	private interface Caller {

		long call(Duration time) throws InterruptedException;

	}

}
