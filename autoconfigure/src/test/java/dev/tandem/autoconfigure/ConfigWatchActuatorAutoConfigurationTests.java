package dev.tandem.autoconfigure;

import java.util.Objects;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ScriptedSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigWatchActuatorAutoConfiguration}.
 */
class ConfigWatchActuatorAutoConfigurationTests {

	private final ApplicationContextRunner runner = Contexts.empty()
		.withConfiguration(AutoConfigurations.of(ConfigWatchAutoConfiguration.class,
				ConfigWatchActuatorAutoConfiguration.class, ConfigWatchMetricsAutoConfiguration.class))
		.withBean("scripted", ScriptedSource.class, ConfigWatchActuatorAutoConfigurationTests::source)
		.withPropertyValues("tandem.config.source=scripted");

	private static ScriptedSource source() {
		ScriptedSource source = new ScriptedSource(Schedulers.parallel());
		source.write("a", "1");
		return source;
	}

	@Test
	void healthWhenConnectedIsUpAndWhenStoppedDown() {
		this.runner.run((context) -> {
			HealthIndicator indicator = context.getBean("configWatchHealthIndicator", HealthIndicator.class);
			Health health = Objects.requireNonNull(indicator.health(true));
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("revision", 1L).containsKeys("state", "lastContact");
			context.getBean(ConfigWatch.class).stop();
			assertThat(Objects.requireNonNull(indicator.health(true)).getStatus()).isEqualTo(Status.DOWN);
		});
	}

	@Test
	void metersWhenBoundTellOfTheWatch() {
		this.runner.run((context) -> {
			SimpleMeterRegistry registry = new SimpleMeterRegistry();
			context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
			assertThat(registry.get("tandem.config.revision").gauge().value()).isEqualTo(1);
			assertThat(registry.get("tandem.config.connected").gauge().value()).isEqualTo(1);
			assertThat(registry.get("tandem.config.age").timeGauge().value()).isBetween(0.0, 600.0);
			assertThat(registry.get("tandem.config.dropped").functionCounter().count()).isZero();
		});
	}

	@Test
	void watchWhenNeitherHealthNorMetersAreThereStarts() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class, MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(ConfigWatch.class)
				.doesNotHaveBean("configWatchHealthIndicator")
				.doesNotHaveBean("configWatchMeters"));
	}

}
