package dev.tandem.observation;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.StreamSupport;

import dev.tandem.ApiOperation;
import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler.IgnoredMeters;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApiMeterObservationHandler}: its meters are those of Micrometer's own
 * handler.
 */
class ApiMeterObservationHandlerTests {

	private static final ApiOperation GET = new ApiOperation("notes", "NoteApi#get", HttpMethod.GET, "/notes/{id}");

	private final MockClock clock = new MockClock();

	private final MeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.clock);

	private final MockClock otherClock = new MockClock();

	private final MeterRegistry other = new SimpleMeterRegistry(SimpleConfig.DEFAULT, this.otherClock);

	@Test
	void metersAreThoseOfMicrometersHandler() {
		observe(new ApiMeterObservationHandler(this.registry, true), this.clock);
		observe(new DefaultMeterObservationHandler(this.other), this.otherClock);
		assertThat(meters(this.registry)).isNotEmpty().isEqualTo(meters(this.other));
	}

	@Test
	void metersWithoutThoseOfRunningObservationsAreThoseOfMicrometersHandler() {
		observe(new ApiMeterObservationHandler(this.registry, false), this.clock);
		observe(new DefaultMeterObservationHandler(this.other, IgnoredMeters.LONG_TASK_TIMER), this.otherClock);
		assertThat(meters(this.registry)).isNotEmpty().isEqualTo(meters(this.other));
	}

	@Test
	void meterThatWasRemovedIsMadeAgain() {
		ObservationRegistry observations = observations(new ApiMeterObservationHandler(this.registry, true));
		call(observations).stop();
		this.registry.clear();
		assertThat(this.registry.getMeters()).isEmpty();
		call(observations).stop();
		assertThat(this.registry.get("tandem.calls").timer().count()).isEqualTo(1);
		Observation running = call(observations);
		assertThat(this.registry.get("tandem.calls.active").longTaskTimer().activeTasks()).isEqualTo(1);
		running.stop();
	}

	@Test
	void meterThatAFilterDeniesIsMadeOnceItIsAllowed() {
		AtomicBoolean allowed = new AtomicBoolean();
		this.registry.config().meterFilter(MeterFilter.denyUnless((id) -> allowed.get()));
		ObservationRegistry observations = observations(new ApiMeterObservationHandler(this.registry, true));
		call(observations).stop();
		assertThat(this.registry.getMeters()).isEmpty();
		allowed.set(true);
		call(observations).stop();
		assertThat(this.registry.get("tandem.calls").timer().count()).isEqualTo(1);
	}

	/**
	 * The meter goes between the moment when it is registered and that when it is kept.
	 */
	@Test
	void meterThatIsRemovedWhileItIsMadeIsNotKept() {
		AtomicBoolean removes = new AtomicBoolean(true);
		MeterRegistry removing = new SimpleMeterRegistry() {
			@Override
			public Timer timer(String name, Iterable<Tag> tags) {
				Timer timer = super.timer(name, tags);
				if (removes.getAndSet(false)) {
					remove(timer);
				}
				return timer;
			}
		};
		ObservationRegistry observations = observations(new ApiMeterObservationHandler(removing, false));
		call(observations).stop();
		assertThat(removing.getMeters()).isEmpty();
		call(observations).stop();
		assertThat(removing.get("tandem.calls").timer().count()).isEqualTo(1);
	}

	@Test
	void tagsOfAnyNumberAreMeasured() {
		ObservationRegistry observations = observations(new ApiMeterObservationHandler(this.registry, false));
		for (int i = 0; i < 5_000; i++) {
			call(observations).lowCardinalityKeyValue("tenant", String.valueOf(i % 2_500)).stop();
		}
		assertThat(this.registry.find("tandem.calls").timers()).hasSize(2_500)
			.allSatisfy((timer) -> assertThat(timer.count()).isEqualTo(2));
	}

	@Test
	void otherObservationsAreLeftToOtherHandlers() {
		assertThat(new ApiMeterObservationHandler(this.registry, true).supportsContext(new Observation.Context()))
			.isFalse();
	}

	private static ObservationRegistry observations(MeterObservationHandler<Observation.Context> handler) {
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(handler);
		return observations;
	}

	private static Observation call(ObservationRegistry observations) {
		return Observation
			.createNotStarted(new DefaultApiCallObservationConvention(),
					() -> new ApiCallObservationContext(GET, () -> 1), observations)
			.start();
	}

	/**
	 * Calls of all kinds, each twice, and one that still runs.
	 */
	private static void observe(MeterObservationHandler<Observation.Context> handler, MockClock clock) {
		ObservationRegistry observations = observations(handler);
		observations.observationConfig().observationFilter((context) -> {
			if (context.getError() instanceof IOException) {
				context.addLowCardinalityKeyValue(KeyValue.of("filtered", "yes"));
			}
			return context;
		});
		for (int i = 0; i < 2; i++) {
			Observation good = call(observations);
			clock.add(Duration.ofMillis(30));
			good.stop();
			Observation failed = call(observations);
			clock.add(Duration.ofMillis(7));
			failed.error(new IllegalStateException()).stop();
			Observation broken = call(observations);
			clock.add(Duration.ofMillis(5));
			broken.error(new IOException()).stop();
			Observation anonymous = call(observations);
			anonymous.error(new IOException() {
			}).stop();
			Observation tagged = call(observations);
			tagged.lowCardinalityKeyValue("own", "tag").event(Observation.Event.of("noticed"));
			tagged.stop();
			Observation answered = call(observations);
			((ApiCallObservationContext) answered.getContext())
				.end(new EndedCall(GET, CallOutcome.SUCCESS, 2, HttpStatus.ACCEPTED, Duration.ofMillis(1), null));
			answered.stop();
		}
		call(observations);
		clock.add(Duration.ofMillis(500));
	}

	private static List<String> meters(MeterRegistry registry) {
		return registry.getMeters().stream().map(ApiMeterObservationHandlerTests::text).sorted().toList();
	}

	private static String text(Meter meter) {
		return meter.getId() + " " + meter.getId().getType() + " "
				+ StreamSupport.stream(meter.measure().spliterator(), false).map(Measurement::toString).toList();
	}

}
