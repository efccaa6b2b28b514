package dev.tandem.usecases;

import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gauges of the connection pools of a client.
 */
final class PoolGauges implements AutoCloseable {

	private static final String PREFIX = "reactor.netty.connection.provider.";

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	void register(AnnotationConfigApplicationContext context) {
		context.registerBean(MeterRegistry.class, () -> this.meters);
	}

	/**
	 * Wait until the gauges of all pools come to a value together.
	 * @param name name of the gauge, such as {@code pending.connections}
	 * @param value the value
	 */
	void await(String name, double value) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2))
			.untilAsserted(() -> assertThat(sum(name)).as(name).isEqualTo(value));
	}

	private double sum(String name) {
		return this.meters.find(PREFIX + name).gauges().stream().mapToDouble(Gauge::value).sum();
	}

	/**
	 * How many meters of pools there are.
	 */
	int count() {
		return (int) this.meters.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().startsWith(PREFIX))
			.count();
	}

	@Override
	public void close() {
		this.meters.close();
	}

}
