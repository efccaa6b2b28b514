package dev.tandem.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.live.LiveChanges;
import dev.tandem.benchmarks.plain.PlainMains;
import dev.tandem.benchmarks.processor.ProcessorTimes;
import dev.tandem.benchmarks.startup.StartUpTimes;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a run, in Markdown.
 */
final class Report {

	private final StringBuilder text = new StringBuilder();

	void head(Plan plan) {
		line(String.format(Locale.ROOT,
				"Plan `%s`: a process for each client and kind of callers, %d s of warming up, %d s measured for each value, median of %d round(s). "
						+ "Commit %s, JDK %s, %s %s, %d processors.",
				plan.name(), Plan.WARMUP, Plan.MEASURED, plan.rounds(),
				System.getProperty("benchmarks.commit", "unknown"), Runtime.version(), System.getProperty("os.name"),
				System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors()));
	}

	void calls(Measurement measurement, Map<Peer, List<Sample>> samples) {
		line("");
		line("### " + capitalised(measurement.title()));
		line("");
		line("| client | calls/s | of Spring | of Reactor Netty | bytes/call | of Spring | of Reactor Netty |");
		line("|---|--:|--:|--:|--:|--:|--:|");
		samples.forEach((peer, own) -> {
			double calls = median(own, Sample::callsPerSecond);
			double bytes = median(own, Sample::bytesPerCall);
			line(String.format(Locale.ROOT, "| %s | %,.0f | %s | %s | %,.0f | %s | %s |", peer.label(), calls,
					ratio(calls, samples.get(Peer.SPRING), Sample::callsPerSecond),
					ratio(calls, samples.get(Peer.REACTOR_NETTY), Sample::callsPerSecond), bytes,
					ratio(bytes, samples.get(Peer.SPRING), Sample::bytesPerCall),
					ratio(bytes, samples.get(Peer.REACTOR_NETTY), Sample::bytesPerCall)));
		});
	}

	void processor(ProcessorTimes times) {
		line("");
		line("### Processor time of a small GET");
		line("");
		line("Microseconds of the client's process per call; the clients take turns in one process. In brackets the ratio to Spring's.");
		line("");
		line("| client | " + String.join(" | ", times.perCall().keySet()) + " | first 2,000 calls, s |");
		line("|---|" + "--:|".repeat(times.perCall().size() + 1));
		for (Peer peer : Peer.values()) {
			StringBuilder row = new StringBuilder("| " + peer.label());
			times.perCall().values().forEach((column) -> row.append(" | ").append(cell(column, peer, "%.1f", 1)));
			line(row + " | " + cell(times.cold(), peer, "%.1f", 1_000_000) + " |");
		}
	}

	private static String cell(Map<Peer, Double> column, Peer peer, String format, double unit) {
		Double value = column.get(peer);
		Double springs = column.get(Peer.SPRING);
		return (value == null || springs == null) ? ""
				: String.format(Locale.ROOT, format + " (%.2f)", value / unit, value / springs);
	}

	void changes(LiveChanges changes) {
		line("");
		line("### Changes of settings");
		line("");
		line("Small GETs of Tandem, reactive, 32 in flight, by turns in one process. One change in ten is one of connections.");
		line("");
		line("| | calls/s | bytes/call | processor time, us |");
		line("|---|--:|--:|--:|");
		line(row("none", changes.without(), changes.without()));
		line(row("10 a second", changes.with(), changes.without()));
	}

	private static String row(String label, LiveChanges.Calls calls, LiveChanges.Calls without) {
		return String.format(Locale.ROOT, "| %s | %,.0f (%.2f) | %,.0f (%.2f) | %.1f (%.2f) |", label,
				calls.perSecond(), calls.perSecond() / without.perSecond(), calls.bytes(),
				calls.bytes() / without.bytes(), calls.micros(), calls.micros() / without.micros());
	}

	void startUp(StartUpTimes times) {
		line("");
		line("### Start of an application");
		line("");
		line(String.format(Locale.ROOT,
				"Milliseconds that definitions with their clients add to the %d ms of an application that has none.",
				times.none().toMillis()));
		line("");
		line("| definitions | Tandem, both twins | Spring interfaces on WebClient |");
		line("|--:|--:|--:|");
		times.added()
			.forEach((added) -> line(String.format(Locale.ROOT, "| %d | %d | %d |", added.definitions(),
					added.tandem().toMillis(), added.spring().toMillis())));
	}

	void plainMains(PlainMains mains) {
		line("");
		line("### A plain main");
		line("");
		line("A hundred calls in a process with `-Xmx256m`, without Spring Boot.");
		line("");
		line("| client | ms until the first response | of processor time, with the JVM's start | resident, MB | heap after a collection, MB | threads | classes |");
		line("|---|--:|--:|--:|--:|--:|--:|");
		mains.needs().forEach((label, needs) -> line(row(label, needs)));
	}

	private static String row(String label, PlainMains.Needs needs) {
		return String.format(Locale.ROOT, "| %s | %d | %d | %.0f | %.1f | %d | %,d |", label,
				needs.firstResponse().toMillis(), needs.processorTime().toMillis(), needs.resident() / 1e6,
				needs.heap() / 1e6, needs.threads(), needs.classes());
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	private static String capitalised(String title) {
		return Character.toUpperCase(title.charAt(0)) + title.substring(1);
	}

	private static String ratio(double value, @Nullable List<Sample> others, ToDoubleFunction<Sample> measure) {
		return (others != null) ? String.format(Locale.ROOT, "%.2f", value / median(others, measure)) : "";
	}

	private static double median(List<Sample> samples, ToDoubleFunction<Sample> measure) {
		double[] sorted = samples.stream().mapToDouble(measure).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
