package dev.tandem.autoconfigure;

import dev.tandem.autoconfigure.definitions.BlockingNoteApi;
import dev.tandem.observation.ApiMeterObservationHandler;
import dev.tandem.testing.TestServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiMetersAutoConfiguration}.
 */
class ApiMetersAutoConfigurationTests {

	private static final String RUNNING = "tandem.calls.active";

	private final TestServer server = TestServer.start((request, response) -> response.sendString(Mono.just("note")));

	private final ApplicationContextRunner runner = Contexts.withDefinitions()
		.withConfiguration(AutoConfigurations.of(ApiMetersAutoConfiguration.class, MetricsAutoConfiguration.class,
				ObservationAutoConfiguration.class, WebClientObservationAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri());

	@AfterEach
	void close() {
		this.server.close();
	}

	private static MeterRegistry measured(ApplicationContext context) {
		context.getBean(BlockingNoteApi.class).first();
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		assertThat(meters.get("tandem.calls").timer().count()).isEqualTo(1);
		assertThat(meters.get("http.client.requests").timer().count()).isEqualTo(1);
		return meters;
	}

	@Test
	void callIsMeasuredByTandemsHandler() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(ApiMeterObservationHandler.class);
			assertThat(measured(context).find(RUNNING).longTaskTimer()).isNotNull();
		});
	}

	@Test
	void runningCallsWhenBootIsToIgnoreThemAreNotMeasured() {
		this.runner.withPropertyValues("management.metrics.observations.ignored-meters=long-task-timer")
			.run((context) -> {
				assertThat(context).hasSingleBean(ApiMeterObservationHandler.class);
				assertThat(measured(context).find(RUNNING).longTaskTimer()).isNull();
			});
	}

	@Test
	void handlerOfTheApplicationMeasuresInstead() {
		this.runner.withBean("ownHandler", OwnHandler.class).run((context) -> {
			assertThat(context).doesNotHaveBean(ApiMeterObservationHandler.class);
			assertThat(measured(context).find(RUNNING).longTaskTimer()).isNull();
		});
	}

	@Test
	void withoutMetricsOfBootThereIsNoHandler() {
		Contexts.withDefinitions()
			.withConfiguration(AutoConfigurations.of(ApiMetersAutoConfiguration.class))
			.withBean(SimpleMeterRegistry.class)
			.withPropertyValues("tandem.clients.note-books.base-url=" + this.server.uri())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ApiMeterObservationHandler.class));
	}

	@Test
	void withoutMicrometerThereIsNoHandler() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.core"))
			.run((context) -> assertThat(context).doesNotHaveBean("apiMeterObservationHandler"));
	}

	/**
	 * One of the type of Boot's handler.
	 */
	static class OwnHandler extends DefaultMeterObservationHandler {

		OwnHandler(MeterRegistry registry) {
			super(registry, IgnoredMeters.LONG_TASK_TIMER);
		}

	}

}
