package dev.tandem.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.tandem.config.ConfigChange;
import dev.tandem.config.ConfigPosition;
import dev.tandem.config.ConfigSnapshot;
import dev.tandem.config.ConfigSource;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent;
import dev.tandem.config.ScriptedSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConfigWatchHealthContributorAutoConfiguration} and
 * {@link ConfigWatchMetricsAutoConfiguration}.
 */
class ConfigWatchHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner runner = Contexts.empty()
		.withConfiguration(AutoConfigurations.of(ConfigWatchAutoConfiguration.class,
				ConfigWatchHealthContributorAutoConfiguration.class, ConfigWatchMetricsAutoConfiguration.class))
		.withBean("scripted", ScriptedSource.class, ConfigWatchHealthContributorAutoConfigurationTests::source)
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
	void healthWhenNothingIsHeardIsDown() {
		this.runner.withBean("silent", ConfigSource.class, SilentSource::new)
			.withPropertyValues("tandem.config.source=silent", "tandem.config.check-interval=10ms",
					"tandem.config.stale-after=20ms")
			.run((context) -> {
				HealthIndicator indicator = context.getBean(HealthIndicator.class);
				Awaitility.await()
					.until(() -> Objects.requireNonNull(indicator.health(false)).getStatus().equals(Status.DOWN));
				assertThat(context.getBean(ConfigWatch.class).state()).isEqualTo(ConfigWatchStateEvent.State.STALE);
			});
	}

	@Test
	void healthWhenSwitchedOffIsAbsent() {
		this.runner.withPropertyValues("management.health.configwatch.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(ConfigWatch.class)
				.doesNotHaveBean(HealthIndicator.class));
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
		this.runner
			.withClassLoader(new FilteredClassLoader(ConditionalOnEnabledHealthIndicator.class, MeterBinder.class))
			.run((context) -> assertThat(context).hasSingleBean(ConfigWatch.class)
				.doesNotHaveBean("configWatchHealthIndicator")
				.doesNotHaveBean("configWatchMeters"));
	}

	/**
	 * Answers once.
	 */
	private static final class SilentSource implements ConfigSource {

		@Override
		public Mono<ConfigSnapshot> load() {
			return Mono.just(new ConfigSnapshot(1, Map.of()));
		}

		@Override
		public Flux<List<ConfigChange>> changes(long revision) {
			return Flux.never();
		}

		@Override
		public Mono<Boolean> isCurrent(ConfigPosition position) {
			return Mono.never();
		}

	}

}
