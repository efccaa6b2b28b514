package dev.tandem.benchmarks.allocation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import dev.tandem.benchmarks.calls.Peer;
import dev.tandem.benchmarks.server.ServerProcess;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Holds what a call allocates. No time is asserted: allocation is stable, time is not.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AllocationTests {

	private static final String RECORDED = "bytes-per-call.properties";

	private static final double TOLERANCE = 1.10;

	@Test
	void callsAllocateNoMoreThanRecorded() throws Exception {
		String jdk = String.valueOf(Runtime.version().feature());
		Properties recorded = recorded();
		assumeThat(recorded.stringPropertyNames()).as("bytes recorded for JDK " + jdk)
			.anyMatch((name) -> name.startsWith(jdk + "."));
		try (ServerProcess server = ServerProcess.start()) {
			Properties measured = measure(server.url());
			SoftAssertions.assertSoftly((softly) -> recorded.forEach((name, bytes) -> {
				String call = name.toString();
				if (call.startsWith(jdk + ".")) {
					softly.assertThat(Long.parseLong(measured.getProperty(call.substring(jdk.length() + 1), "0")))
						.as("bytes of %s: find out what allocates more, or, if it is worth it, record the new value in %s",
								call, RECORDED)
						.isPositive()
						.isLessThanOrEqualTo((long) (Long.parseLong(bytes.toString()) * TOLERANCE));
				}
			}));
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
	private static Properties measure(URI url) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-D" + Peer.URL_PROPERTY + "=" + url, "-cp",
				System.getProperty("java.class.path"), AllocationProbe.class.getName(), Peer.TANDEM.name())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			Properties measured = new Properties();
			measured.load(output);
			return measured;
		}
		finally {
			process.destroy();
		}
	}

}
