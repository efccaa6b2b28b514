package dev.tandem.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.tandem.benchmarks.calls.Peer;

/**
 * Measures round after round and, in each, client after client: what else the machine
 * does at a time then meets all of them.
 */
final class CallMeasurer {

	private final Plan plan;

	private final URI server;

	private final Map<Integer, Map<Peer, List<Sample>>> samples = new TreeMap<>();

	CallMeasurer(Plan plan, URI server) {
		this.plan = plan;
		this.server = server;
	}

	/**
	 * Measure.
	 * @param wanted regular expression for parts of the titles that are wanted
	 * @return samples of each client, by the number of their measurement in the plan
	 */
	Map<Integer, Map<Peer, List<Sample>>> measure(String wanted) throws IOException {
		for (int round = 1; round <= this.plan.rounds(); round++) {
			for (Callers callers : Callers.values()) {
				List<Integer> numbers = numbers(callers, wanted);
				for (Peer peer : numbers.isEmpty() ? List.<Peer>of() : callers.peers()) {
					System.err.printf("round %d of %d, %s: %s%n", round, this.plan.rounds(), callers, peer.label());
					MeasuringProcess.run(this.plan.name(), peer, callers, numbers, this.server)
						.forEach((number, sample) -> add(number, peer, sample));
				}
			}
		}
		return this.samples;
	}

	/**
	 * In the order in which they are measured: the more threads call, the sooner the
	 * compiler is done.
	 */
	private List<Integer> numbers(Callers callers, String wanted) {
		List<Measurement> all = this.plan.measurements();
		List<String> scenarios = all.stream().map(Measurement::scenario).distinct().toList();
		return IntStream.range(0, all.size())
			.boxed()
			.filter((number) -> all.get(number).callers() == callers)
			.filter((number) -> all.get(number).title().matches(".*(?:" + wanted + ").*"))
			.sorted(Comparator.comparingInt((Integer number) -> scenarios.indexOf(all.get(number).scenario()))
				.thenComparingInt((number) -> -all.get(number).threads()))
			.toList();
	}

	private void add(int number, Peer peer, Sample sample) {
		this.samples.computeIfAbsent(number, (missing) -> new EnumMap<>(Peer.class))
			.computeIfAbsent(peer, (missing) -> new ArrayList<>())
			.add(sample);
	}

}
