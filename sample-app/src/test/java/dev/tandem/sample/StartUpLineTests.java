package dev.tandem.sample;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class StartUpLineTests {

	@Test
	void logWhenUpstreamIsEmbeddedSaysWhereBothAreAndWhatToTry(CapturedOutput output) {
		try (RunningSample sample = RunningSample.start()) {
			String here = "http://localhost:" + sample.port();
			String upstream = sample.context().getEnvironment().getProperty("tandem.clients.bloomy.base-url");
			assertThat(output).contains("Listening on " + here + ", upstream is " + upstream + " (embedded). Try:",
					"  " + here + "/ in a browser", "  curl " + here + "/blocking/me",
					"  curl " + here + "/reactive/meetings");
		}
	}

	@Test
	void logWhenUpstreamIsNotEmbeddedSaysWhereItIs(CapturedOutput output) {
		String baseUrl = "https://bloomy.example.com/api/v1";
		try (RunningSample sample = RunningSample.start("--tandem.clients.bloomy.base-url=" + baseUrl,
				"--tandem.clients.bloomy.api-key=key-4711")) {
			assertThat(output)
				.contains("Listening on http://localhost:" + sample.port() + ", upstream is " + baseUrl + ". Try:")
				.doesNotContain("key-4711");
		}
	}

}
