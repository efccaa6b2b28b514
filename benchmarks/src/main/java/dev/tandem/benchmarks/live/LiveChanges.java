package dev.tandem.benchmarks.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import dev.tandem.benchmarks.calls.Peer;

/**
 * Small GETs of Tandem while its settings change ten times a second, beside those while
 * they do not. Both take turns in one process.
 *
 * @param without without changes
 * @param with with changes
 */
public record LiveChanges(Calls without, Calls with) {

	/**
	 * Measure.
	 * @param server base URL of the server
	 * @return the calls
	 * @throws IOException if the process fails
	 */
	public static LiveChanges measure(URI server) throws IOException {
		System.err.println("changes of settings");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xms1g", "-Xmx1g", "-D" + Peer.URL_PROPERTY + "=" + server, "-cp",
				System.getProperty("java.class.path"), LiveProbe.class.getName())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			Properties measured = new Properties();
			measured.load(output);
			return new LiveChanges(Calls.of(measured, LiveProbe.WITHOUT), Calls.of(measured, LiveProbe.WITH));
		}
		finally {
			process.destroy();
		}
	}

	/**
	 * Calls of one kind.
	 *
	 * @param perSecond throughput
	 * @param bytes allocation of a call
	 * @param micros processor time of the process for a call, in microseconds
	 */
	public record Calls(double perSecond, double bytes, double micros) {

		private static Calls of(Properties measured, String kind) {
			List<String> values = List.of(measured.getProperty(kind, "NaN NaN NaN").split(" "));
			return new Calls(Double.parseDouble(values.get(0)), Double.parseDouble(values.get(1)),
					Double.parseDouble(values.get(2)));
		}

	}

}
