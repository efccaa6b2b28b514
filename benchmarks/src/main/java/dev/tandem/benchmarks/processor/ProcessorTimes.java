package dev.tandem.benchmarks.processor;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.tandem.benchmarks.calls.Peer;

/**
 * Processor time of small GETs, of clients that take turns in one process. Throughput on
 * a shared machine differs by a fifth from one minute to the next; this differs by some
 * hundredths.
 *
 * @param perCall microseconds of each call, by who calls
 * @param cold microseconds until the 2,000th call of a fresh process, reactive, with the
 * start of its application
 */
public record ProcessorTimes(Map<String, Map<Peer, Double>> perCall, Map<Peer, Double> cold) {

	private static final int COLD_RUNS = 3;

	/**
	 * Measure.
	 * @param server base URL of the server
	 * @return the times
	 * @throws IOException if a process fails
	 */
	public static ProcessorTimes measure(URI server) throws IOException {
		List<Peer> reactive = Arrays.stream(Peer.values()).filter(Peer::isReactive).toList();
		Map<String, Map<Peer, Double>> perCall = new LinkedHashMap<>();
		perCall.put("reactive, 32 in flight", run(server, "0", reactive));
		perCall.put("blocking, 1 thread", run(server, "1", List.of(Peer.values())));
		perCall.put("blocking, 16 threads", run(server, "16", List.of(Peer.values())));
		Map<Peer, Double> cold = new EnumMap<>(Peer.class);
		for (int i = 0; i < COLD_RUNS; i++) {
			for (Peer peer : reactive) {
				run(server, "cold", List.of(peer)).forEach((own, micros) -> cold.merge(own, micros, Math::min));
			}
		}
		return new ProcessorTimes(perCall, cold);
	}

	private static Map<Peer, Double> run(URI server, String how, List<Peer> peers) throws IOException {
		System.err.printf("processor time, %s: %s%n", how, peers);
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-Xms1g", "-Xmx1g", "-D" + Peer.URL_PROPERTY + "=" + server, "-cp",
				System.getProperty("java.class.path"), ProcessorProbe.class.getName(), how));
		peers.forEach((peer) -> command.add(peer.name()));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		Map<Peer, Double> micros = new EnumMap<>(Peer.class);
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			Properties measured = new Properties();
			measured.load(output);
			peers.forEach((peer) -> micros.put(peer, Double.valueOf(measured.getProperty(peer.name(), "NaN"))));
		}
		finally {
			process.destroy();
		}
		return micros;
	}

}
