package dev.tandem.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the sample tells Prometheus, once the script has driven it.
 */
class MetricsEndpointTests {

	@Test
	void prometheusWhenScriptHasRunShowsCallsRetriesAndLimits() throws IOException, InterruptedException {
		try (RunningSample sample = RunningSample.start("--spring.profiles.active=limits")) {
			String url = "http://localhost:" + sample.port();
			assertThat(output(new ProcessBuilder("bash", "drive.sh", "0", url))).contains("Called " + url);
			assertThat(metrics(sample)).contains("tandem_calls_seconds_bucket{")
				.containsPattern("tandem_calls_seconds_count\\{api_client=\"bloomy\".*outcome=\"SUCCESS\"")
				.containsPattern("tandem_calls_seconds_count\\{api_client=\"bloomy\".*outcome=\"CLIENT_ERROR\"")
				.containsPattern("tandem_retries_total\\{api_client=\"bloomy\".*reason=\"404\"")
				.contains("http_client_requests_seconds_count{", "tandem_rate_limit_wait_seconds_count{",
						"tandem_concurrency_max{", "tandem_circuit_breaker_state{",
						"reactor_netty_connection_provider_active_connections{");
		}
	}

	@Test
	void scriptWhenNoApplicationRunsSaysHowToStartIt() throws IOException, InterruptedException {
		assertThat(output(new ProcessBuilder("bash", "drive.sh", "0", "http://localhost:1")))
			.contains("No application at http://localhost:1. Start it: mvn");
	}

	private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
		Process process = builder.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return output;
	}

	private static String metrics(RunningSample sample) {
		byte[] body = sample.client()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBodyContent();
		return new String(body, StandardCharsets.UTF_8);
	}

}
