package dev.tandem.benchmarks.plain;

import dev.tandem.benchmarks.server.ServerProcess;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Both mains call, each in a process of its own.
 */
class PlainMainsTests {

	@Test
	void measureWhenRunOnceHasValuesOfBoth() throws Exception {
		try (ServerProcess server = ServerProcess.start()) {
			assertThat(PlainMains.measure(server.url(), 1).needs()).hasSize(2).allSatisfy((label, needs) -> {
				assertThat(needs.firstResponse()).isPositive();
				assertThat(needs.heap()).isPositive();
				assertThat(needs.threads()).isPositive();
				assertThat(needs.classes()).isPositive();
			});
		}
	}

}
