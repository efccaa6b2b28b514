package dev.tandem.benchmarks.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

import dev.tandem.benchmarks.peer.Item;

/**
 * What the own process needs until its first response, and then.
 */
final class Footprint {

	private static final int CALLS = 100;

	private final long begun = System.nanoTime();

	private long firstResponse;

	private long processorTime;

	private Footprint() {
	}

	static Footprint begin() {
		return new Footprint();
	}

	void calls(Supplier<Item> call) {
		for (int i = 0; i < CALLS; i++) {
			Item item = call.get();
			if (!Item.SAMPLE.equals(item)) {
				throw new IllegalStateException("Not the item: " + item);
			}
			if (i == 0) {
				this.firstResponse = System.nanoTime();
				this.processorTime = processorTime();
			}
		}
	}

	/**
	 * Write the values to standard output.
	 * @param client what must not be collected before
	 */
	void write(Object client) {
		int threads = ManagementFactory.getThreadMXBean().getThreadCount();
		long classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
		long resident = resident();
		System.gc();
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		System.out.printf(Locale.ROOT, "%d %d %d %d %d %d%n", this.firstResponse - this.begun, this.processorTime,
				resident, heap, threads, classes);
		Objects.requireNonNull(client);
	}

	/**
	 * That of the process since it began, which another process does not change as much.
	 */
	private static long processorTime() {
		return (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system)
				? system.getProcessCpuTime() : 0;
	}

	/**
	 * Bytes that the process occupies, of which only Linux tells; 0 elsewhere.
	 */
	private static long resident() {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		try (var lines = Files.lines(status)) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
