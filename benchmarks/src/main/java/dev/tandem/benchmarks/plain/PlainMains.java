package dev.tandem.benchmarks.plain;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What processes need that call an API from a plain {@code main}.
 *
 * @param needs by the label of the client
 */
public record PlainMains(Map<String, Needs> needs) {

	private static final Map<String, Class<?>> MAINS = mains();

	private static Map<String, Class<?>> mains() {
		Map<String, Class<?>> mains = new LinkedHashMap<>();
		mains.put("Tandem, both twins", TandemMain.class);
		mains.put("OkHttp and Jackson by hand", OkHttpMain.class);
		return mains;
	}

	/**
	 * Run each main in processes of its own, by turns.
	 * @param server base URL of the server
	 * @param runs how many processes; the shortest times count, and of all else the
	 * median
	 * @return what they need
	 * @throws IOException if a process fails
	 */
	public static PlainMains measure(URI server, int runs) throws IOException {
		Map<String, List<long[]>> values = new LinkedHashMap<>();
		for (int run = 0; run < runs; run++) {
			for (Map.Entry<String, Class<?>> main : MAINS.entrySet()) {
				values.computeIfAbsent(main.getKey(), (missing) -> new ArrayList<>()).add(run(main.getValue(), server));
			}
		}
		Map<String, Needs> needs = new LinkedHashMap<>();
		values.forEach((label, own) -> needs.put(label, Needs.of(own)));
		return new PlainMains(needs);
	}

	private static long[] run(Class<?> main, URI server) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName(), server.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			String line = output.lines().reduce("", (first, last) -> last);
			if (!line.matches("\\d+( \\d+){5}")) {
				throw new IOException(main.getName() + " wrote no values but '" + line + "'");
			}
			return Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
		}
	}

	/**
	 * What a process needs.
	 *
	 * @param firstResponse from the beginning of {@code main} to the first response
	 * @param processorTime that of the process until then, with the start of the JVM
	 * @param resident bytes that it occupies after a hundred calls, 0 if unknown
	 * @param heap bytes of the heap after a collection
	 * @param threads live threads
	 * @param classes classes that it has loaded
	 */
	public record Needs(Duration firstResponse, Duration processorTime, long resident, long heap, long threads,
			long classes) {

		static Needs of(List<long[]> runs) {
			return new Needs(Duration.ofNanos(runs.stream().mapToLong((run) -> run[0]).min().orElseThrow()),
					Duration.ofNanos(runs.stream().mapToLong((run) -> run[1]).min().orElseThrow()), median(runs, 2),
					median(runs, 3), median(runs, 4), median(runs, 5));
		}

		private static long median(List<long[]> runs, int column) {
			long[] sorted = runs.stream().mapToLong((run) -> run[column]).sorted().toArray();
			return sorted[sorted.length / 2];
		}

	}

}
