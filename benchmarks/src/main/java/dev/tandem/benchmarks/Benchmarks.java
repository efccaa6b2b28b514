package dev.tandem.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

import dev.tandem.benchmarks.live.LiveChanges;
import dev.tandem.benchmarks.plain.PlainMains;
import dev.tandem.benchmarks.processor.ProcessorTimes;
import dev.tandem.benchmarks.server.ServerProcess;
import dev.tandem.benchmarks.startup.StartUpTimes;

/**
 * Measures Tandem beside its peers and writes the tables to a file and to standard
 * output.
 */
public final class Benchmarks {

	private Benchmarks() {
	}

	/**
	 * Measure.
	 * @param args the plan, {@code quick}, {@code full} or {@code thorough}, the file for
	 * the tables, and a regular expression for the titles of tables that are wanted; all
	 * optional
	 * @throws Exception if a measurement fails
	 */
	public static void main(String[] args) throws Exception {
		Plan plan = Plan.named((args.length > 0) ? args[0] : "quick");
		Path file = Path.of((args.length > 1) ? args[1] : "benchmarks/target/performance.md");
		String wanted = (args.length > 2) ? args[2] : "";
		Report report = new Report();
		report.head(plan);
		try (ServerProcess server = ServerProcess.start()) {
			new CallMeasurer(plan, server.url()).measure(wanted)
				.forEach((number, samples) -> report.calls(plan.measurements().get(number), samples));
			Files.writeString(file, report.toString());
			if (isWanted("processor time", wanted)) {
				report.processor(ProcessorTimes.measure(server.url()));
			}
			if (isWanted("changes of settings", wanted)) {
				report.changes(LiveChanges.measure(server.url()));
			}
			if (isWanted("a plain main", wanted)) {
				report.plainMains(PlainMains.measure(server.url(), plan.startRuns()));
			}
		}
		Files.writeString(file, report.toString());
		if (isWanted("start", wanted)) {
			report.startUp(StartUpTimes.measure(plan.startRuns()));
			Files.writeString(file, report.toString());
		}
		System.out.print(report);
	}

	private static boolean isWanted(String title, String wanted) {
		return title.matches(".*(?:" + wanted + ").*");
	}

}
