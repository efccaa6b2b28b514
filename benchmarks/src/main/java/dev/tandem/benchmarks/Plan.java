package dev.tandem.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is measured, and how long.
 *
 * @param name name of the plan
 * @param rounds how often each measurement is done, each time in a new process
 * @param startRuns how often an application is started
 * @param measurements what is measured
 */
record Plan(String name, int rounds, int startRuns, List<Measurement> measurements) {

	/**
	 * In seconds, before a process measures anything. On two processors the compiler
	 * needs some 40 for the clients with the most code, which run three times as fast
	 * afterwards.
	 */
	static final int WARMUP = 60;

	/**
	 * In seconds, before the first measurement of each further scenario.
	 */
	static final int SCENARIO_WARMUP = 15;

	/**
	 * In seconds, before any other measurement.
	 */
	static final int SETTLING = 2;

	/**
	 * In seconds.
	 */
	static final int MEASURED = 5;

	private static final List<String> SCENARIOS = List.of("get", "post", "list", "download");

	/**
	 * Return the plan of a name.
	 * @param name {@code quick} or {@code full}
	 * @return the plan
	 */
	static Plan named(String name) {
		return switch (name) {
			case "quick" -> new Plan(name, 1, 3, quick());
			case "full" -> new Plan(name, 1, 7, full());
			case "thorough" -> new Plan(name, 3, 15, full());
			default ->
				throw new IllegalArgumentException("No plan is named '" + name + "': use quick, full or thorough");
		};
	}

	private static List<Measurement> quick() {
		return List.of(Measurement.reactive("get"), new Measurement(Callers.THREADS, "get", 16));
	}

	private static List<Measurement> full() {
		List<Measurement> measurements = new ArrayList<>();
		for (String scenario : SCENARIOS) {
			measurements.add(Measurement.reactive(scenario));
			for (int threads : new int[] { 1, 16, 64 }) {
				measurements.add(new Measurement(Callers.THREADS, scenario, threads));
			}
			if (Runtime.version().feature() >= 21) {
				measurements.add(new Measurement(Callers.VIRTUAL_THREADS, scenario, 64));
			}
		}
		return measurements;
	}

}
