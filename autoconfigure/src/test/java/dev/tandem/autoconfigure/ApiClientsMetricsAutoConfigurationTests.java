package dev.tandem.autoconfigure;

import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiClientsMetricsAutoConfiguration}, with the registries that Boot
 * makes.
 */
class ApiClientsMetricsAutoConfigurationTests {

	private final TestServer server = TestServer.start((request, response) -> response.sendString(Mono.just("note")));

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withConfiguration(AutoConfigurations.of(ApiClientsMetricsAutoConfiguration.class,
				MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
				WebClientObservationAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
				PrometheusMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri());

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void callWhenBootMakesTheRegistryIsMeasured() {
		this.runner.run((context) -> {
			MeterRegistry meters = measured(context);
			assertThat(meters.get("tandem.calls").timer().count()).isEqualTo(1);
			assertThat(meters.get("http.client.requests").timer().count()).isEqualTo(1);
			assertThat(meters.get("tandem.timeout.call").tag("api.client", "note-books").gauge().value()).isPositive();
			assertThat(meters.get("reactor.netty.connection.provider.max.connections")
				.tag("name", "note-books")
				.gauge()
				.value()).isPositive();
		});
	}

	@Test
	void callWhenThereAreSeveralRegistriesIsMeasuredInEach() {
		this.runner.withBean("one", MeterRegistry.class, SimpleMeterRegistry::new)
			.withBean("other", MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				measured(context);
				assertThat(context.getBeansOfType(SimpleMeterRegistry.class).values()).hasSize(2)
					.allSatisfy(
							(registry) -> assertThat(registry.get("tandem.timeout.call").gauge().value()).isPositive());
			});
	}

	@Test
	void histogramWhenAskedForHasBuckets() {
		this.runner
			.withPropertyValues("management.metrics.distribution.percentiles-histogram.tandem.calls=true",
					"management.metrics.distribution.minimum-expected-value.tandem.calls=10ms",
					"management.metrics.distribution.maximum-expected-value.tandem.calls=1s")
			.run((context) -> assertThat(buckets(context)).hasSizeGreaterThan(20)
				.contains(30.0, 60.0)
				.allMatch((bound) -> bound <= 1 || bound == 30 || bound == 60));
	}

	@Test
	void sloWhenGivenIsABucket() {
		this.runner.withPropertyValues("management.metrics.distribution.slo.tandem.calls=100ms,500ms")
			.run((context) -> assertThat(buckets(context)).contains(0.1, 0.5).hasSizeLessThan(4));
	}

	@Test
	void metersWhenDisabledAreAbsent() {
		this.runner.withPropertyValues("management.metrics.enable.tandem=false")
			.run((context) -> assertThat(measured(context).getMeters())
				.noneMatch((meter) -> meter.getId().getName().startsWith("tandem.")));
	}

	@Test
	void callWhenThereIsNoRegistryWorks() {
		Contexts.withDefinitions()
			.withConfiguration(AutoConfigurations.of(ApiClientsMetricsAutoConfiguration.class))
			.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri())
			.run(this::assertWorksUnmeasured);
	}

	@Test
	void callWhenMicrometerCoreIsAbsentWorks() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core", "io.micrometer.prometheusmetrics"))
			.run(this::assertWorksUnmeasured);
	}

	private void assertWorksUnmeasured(ApplicationContext context) {
		assertThat(context.getBeansOfType(ClientInstrumentation.Factory.class)).isEmpty();
		assertThat(context.getBean(BlockingNoteApi.class).first()).isEqualTo("note");
	}

	private static DoubleStream buckets(ApplicationContext context) {
		Timer calls = measured(context).get("tandem.calls").timer();
		return Stream.of(calls.takeSnapshot().histogramCounts())
			.mapToDouble((bucket) -> bucket.bucket(TimeUnit.SECONDS));
	}

	private static MeterRegistry measured(ApplicationContext context) {
		assertThat(context.getBean(BlockingNoteApi.class).first()).isEqualTo("note");
		return context.getBean(MeterRegistry.class);
	}

}
