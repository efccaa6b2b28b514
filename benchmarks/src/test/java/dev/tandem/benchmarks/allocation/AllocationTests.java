package dev.tandem.benchmarks.allocation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.server.ServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Holds what a call allocates. No time is asserted: allocation is stable, time is not.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AllocationTests {

	private static final String RECORDED = "bytes-per-call.properties";

	private static final double TOLERANCE = 1.10;

	@Test
	void reactiveGetAllocatesNoMoreThanRecorded() throws Exception {
		String jdk = String.valueOf(Runtime.version().feature());
		String recorded = recorded().getProperty(jdk);
		assumeThat(recorded).as("bytes recorded for JDK " + jdk).isNotNull();
		try (ServerProcess server = ServerProcess.start()) {
			assertThat(measure(server.url()))
				.as("bytes that a call allocates on JDK %s: find out what allocates more, or, if it is worth it, "
						+ "record the new value in %s", jdk, RECORDED)
				.isPositive()
				.isLessThanOrEqualTo((long) (Long.parseLong(recorded) * TOLERANCE));
		}
	}

	private static Properties recorded() throws IOException {
		Properties properties = new Properties();
		try (InputStream content = AllocationTests.class.getResourceAsStream(RECORDED)) {
			properties.load(Objects.requireNonNull(content));
		}
		return properties;
	}

	/**
	 * The measured process has no agent, no leak detection and no C2: what escape
	 * analysis removes depends on when the machine found time to compile it.
	 */
	private static long measure(URI url) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-D" + Peer.URL_PROPERTY + "=" + url, "-cp",
				System.getProperty("java.class.path"), AllocationProbe.class.getName(), Peer.TANDEM.name())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			List<String> lines = output.lines().toList();
			assertThat(lines).as("output of the measured process").isNotEmpty();
			return Long.parseLong(lines.get(lines.size() - 1));
		}
		finally {
			process.destroy();
		}
	}

}
