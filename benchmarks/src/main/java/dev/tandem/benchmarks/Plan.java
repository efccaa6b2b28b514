package dev.tandem.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is measured, and how long.
 *
 * @param name name of the plan
 * @param warmupSeconds time that each process warms up for
 * @param seconds time that each process is measured for
 * @param rounds how often each measurement is done, each time in a new process
 * @param startRuns how often an application is started
 * @param measurements what is measured
 */
record Plan(String name, int warmupSeconds, int seconds, int rounds, int startRuns, List<Measurement> measurements) {

	/**
	 * In seconds. On two processors the compiler needs some 25 for the clients with the
	 * most code, which run three times as fast afterwards.
	 */
	private static final int WARMUP = 35;

	private static final List<String> SCENARIOS = List.of("get", "post", "list", "download");

	/**
	 * Return the plan of a name.
	 * @param name {@code quick} or {@code full}
	 * @return the plan
	 */
	static Plan named(String name) {
		return switch (name) {
			case "quick" -> new Plan(name, WARMUP, 5, 1, 3, quick());
			case "full" -> new Plan(name, WARMUP, 5, 2, 7, full());
			default -> throw new IllegalArgumentException("No plan is named '" + name + "': use quick or full");
		};
	}

	private static List<Measurement> quick() {
		return List.of(Measurement.reactive("get"), Measurement.blocking("get", 16));
	}

	private static List<Measurement> full() {
		List<Measurement> measurements = new ArrayList<>();
		for (String scenario : SCENARIOS) {
			measurements.add(Measurement.reactive(scenario));
			for (int threads : new int[] { 1, 16, 64 }) {
				measurements.add(Measurement.blocking(scenario, threads));
			}
			if (Runtime.version().feature() >= 21) {
				measurements.add(Measurement.virtual(scenario, 64));
			}
		}
		return measurements;
	}

}
