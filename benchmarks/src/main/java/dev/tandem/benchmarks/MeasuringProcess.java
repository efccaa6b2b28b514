package dev.tandem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.benchmarks.calls.Peer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A process in which JMH measures one client, one scenario after the other. A process for
 * each, as JMH starts by default, would need most of its time to get warm; an application
 * makes all these calls in one process, too.
 */
public final class MeasuringProcess {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private static final String SAMPLE = "sample ";

	private MeasuringProcess() {
	}

	/**
	 * Measure in a new process.
	 * @param plan name of the plan
	 * @param peer the client
	 * @param callers who calls
	 * @param measurements numbers of the measurements in the plan
	 * @param server base URL of the server
	 * @return a sample for each measurement
	 * @throws IOException if the process fails
	 */
	static Map<Integer, Sample> run(String plan, Peer peer, Callers callers, List<Integer> measurements, URI server)
			throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xms1g", "-Xmx1g", "-D" + Peer.URL_PROPERTY + "=" + server));
		command.addAll(callers.jvmArguments());
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), MeasuringProcess.class.getName(), plan,
				peer.name()));
		measurements.forEach((measurement) -> command.add(measurement.toString()));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		Map<Integer, Sample> samples = new HashMap<>();
		try (var output = process.inputReader(StandardCharsets.UTF_8)) {
			output.lines().filter((line) -> line.startsWith(SAMPLE)).map((line) -> line.split(" ")).forEach((line) -> {
				Sample sample = new Sample(Double.parseDouble(line[2]), Double.parseDouble(line[3]));
				samples.put(Integer.valueOf(line[1]), sample);
			});
		}
		finally {
			process.destroy();
		}
		if (samples.size() != measurements.size()) {
			throw new IOException("The process that measures " + peer.label() + " has failed, see its output above");
		}
		return samples;
	}

	/**
	 * Measure in this process.
	 * @param args name of the plan, the client, and the numbers of the measurements
	 * @throws RunnerException if a measurement fails
	 */
	public static void main(String[] args) throws RunnerException {
		List<Measurement> measurements = Plan.named(args[0]).measurements();
		String scenario = "";
		for (int i = 2; i < args.length; i++) {
			Measurement measurement = measurements.get(Integer.parseInt(args[i]));
			int warmup = (i == 2) ? Plan.WARMUP : Plan.SETTLING;
			if (i > 2 && !measurement.scenario().equals(scenario)) {
				warmup = Plan.SCENARIO_WARMUP;
			}
			scenario = measurement.scenario();
			Sample sample = measure(measurement, args[1], warmup);
			System.out.println(SAMPLE + args[i] + " " + sample.callsPerSecond() + " " + sample.bytesPerCall());
		}
		System.exit(0);
	}

	private static Sample measure(Measurement measurement, String peer, int warmupSeconds) throws RunnerException {
		OptionsBuilder options = new OptionsBuilder();
		options.include(measurement.include())
			.param("peer", peer)
			.threads(measurement.threads())
			.forks(0)
			.warmupIterations(warmupSeconds)
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(Plan.MEASURED)
			.measurementTime(TimeValue.seconds(1))
			.addProfiler(GCProfiler.class)
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
		RunResult result = new Runner(options.build()).run().iterator().next();
		Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
		if (allocation == null) {
			throw new IllegalStateException("JMH's profiler has no " + ALLOCATION + " on this JVM");
		}
		return new Sample(result.getPrimaryResult().getScore(), allocation.getScore());
	}

}
