package dev.tandem.benchmarks.live;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.peer.Upstream;
import dev.tandem.benchmarks.peer.tandem.TandemPeer;
import reactor.core.publisher.Flux;

/**
 * A process that calls without and with changes of settings by turns. It writes calls per
 * second, bytes and processor time per call of both, as the medians of the turns.
 */
public final class LiveProbe {

	static final String WITHOUT = "without";

	static final String WITH = "with";

	private static final int IN_FLIGHT = 32;

	private static final int BATCH = 1_000;

	private static final Duration WARMUP = Duration.ofSeconds(20);

	private static final Duration TURN = Duration.ofSeconds(2);

	/**
	 * Many short ones: throughput on a shared machine differs by a fifth from one minute
	 * to the next.
	 */
	private static final int TURNS = 25;

	private static final long CHANGE_EVERY = 100;

	/**
	 * One change in ten is one of connections.
	 */
	private static final int CONNECTIONS_EVERY = 10;

	private final TandemPeer client;

	private int changes;

	private LiveProbe(TandemPeer client) {
		this.client = client;
	}

	/**
	 * Measure.
	 * @param args none
	 */
	public static void main(String[] args) {
		URI server = URI.create(Objects.requireNonNull(System.getProperty(Peer.URL_PROPERTY)));
		try (TandemPeer client = new TandemPeer(new Upstream(server))) {
			new LiveProbe(client).measure();
		}
		System.exit(0);
	}

	private void measure() {
		ScheduledExecutorService changer = Executors.newSingleThreadScheduledExecutor();
		List<Turn> without = new ArrayList<>();
		List<Turn> with = new ArrayList<>();
		call(WARMUP);
		callWhileSettingsChange(changer, WARMUP);
		for (int turn = 0; turn < TURNS; turn++) {
			without.add(call(TURN));
			with.add(callWhileSettingsChange(changer, TURN));
		}
		changer.shutdown();
		write(WITHOUT, without);
		write(WITH, with);
	}

	private Turn callWhileSettingsChange(ScheduledExecutorService changer, Duration time) {
		Future<?> changing = changer.scheduleAtFixedRate(this::change, 0, CHANGE_EVERY, TimeUnit.MILLISECONDS);
		Turn turn = call(time);
		changing.cancel(false);
		return turn;
	}

	private void change() {
		int number = ++this.changes;
		boolean changed = (number % CONNECTIONS_EVERY == 0)
				? this.client.change("timeouts.response", (10_000 + number) + "ms")
				: this.client.change("headers.X-Version", String.valueOf(number));
		if (!changed) {
			throw new IllegalStateException("Change " + number + " was refused");
		}
	}

	private Turn call(Duration time) {
		long start = System.nanoTime();
		long before = allocated();
		long processorBefore = processorTime();
		long made = 0;
		while (System.nanoTime() - start < time.toNanos()) {
			Flux.range(0, BATCH).flatMap((id) -> this.client.get(id & 1023, "full"), IN_FLIGHT).blockLast();
			made += BATCH;
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		return new Turn(made / seconds, (double) (allocated() - before) / made,
				(processorTime() - processorBefore) / 1000.0 / made);
	}

	private static long allocated() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long total = 0;
		for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
			total += Math.max(0, bytes);
		}
		return total;
	}

	private static long processorTime() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

	private static void write(String kind, List<Turn> turns) {
		System.out.println(kind + "=" + median(turns, Turn::perSecond) + " " + median(turns, Turn::bytes) + " "
				+ median(turns, Turn::micros));
	}

	private static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
		return turns.stream().mapToDouble(value).sorted().toArray()[TURNS / 2];
	}

	/**
	 * What one turn measured.
	 *
	 * @param perSecond calls per second
	 * @param bytes bytes per call, over all threads
	 * @param micros processor time of the process per call, in microseconds
	 */
	private record Turn(double perSecond, double bytes, double micros) {
	}

}
