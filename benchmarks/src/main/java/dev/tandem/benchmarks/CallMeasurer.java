package dev.tandem.benchmarks;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tandem.benchmarks.calls.Peer;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs JMH, peer after peer and round after round: what else the machine does at a time
 * then meets all peers.
 */
final class CallMeasurer {

	private static final String ALLOCATION = "gc.alloc.rate.norm";

	private final Plan plan;

	private final URI url;

	CallMeasurer(Plan plan, URI url) {
		this.plan = plan;
		this.url = url;
	}

	Map<Peer, List<Sample>> measure(Measurement measurement) throws RunnerException {
		Map<Peer, List<Sample>> samples = new EnumMap<>(Peer.class);
		for (int round = 1; round <= this.plan.rounds(); round++) {
			for (Peer peer : measurement.peers()) {
				System.err.printf("%s: %s, round %d%n", measurement.title(), peer.label(), round);
				samples.computeIfAbsent(peer, (key) -> new ArrayList<>()).add(sample(measurement, peer));
			}
		}
		return samples;
	}

	private Sample sample(Measurement measurement, Peer peer) throws RunnerException {
		ChainedOptionsBuilder options = new OptionsBuilder().include(measurement.include())
			.param("peer", peer.name())
			.threads(measurement.threads())
			.forks(1)
			.warmupIterations(this.plan.warmupSeconds())
			.warmupTime(TimeValue.seconds(1))
			.measurementIterations(this.plan.seconds())
			.measurementTime(TimeValue.seconds(1))
			.addProfiler(GCProfiler.class)
			.jvmArgsAppend(jvmArguments(measurement))
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
		Collection<RunResult> results = new Runner(options.build()).run();
		RunResult result = results.iterator().next();
		Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
		if (allocation == null) {
			throw new IllegalStateException("JMH's profiler has no " + ALLOCATION + " on this JVM");
		}
		return new Sample(result.getPrimaryResult().getScore(), allocation.getScore());
	}

	private String[] jvmArguments(Measurement measurement) {
		List<String> arguments = new ArrayList<>();
		arguments.add("-D" + Peer.URL_PROPERTY + "=" + this.url);
		arguments.add("-Xms1g");
		arguments.add("-Xmx1g");
		if (measurement.virtual()) {
			arguments.add("-Djmh.executor=VIRTUAL");
		}
		return arguments.toArray(String[]::new);
	}

}
