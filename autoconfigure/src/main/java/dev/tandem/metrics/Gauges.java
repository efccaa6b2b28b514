package dev.tandem.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/**
 * Gauges that go together. They read what ends with the client, so they are removed when
 * it closes; counters and timers stay, whose last values are yet to be published.
 */
final class Gauges {

	private final MeterRegistry registry;

	private final List<Meter> meters = new CopyOnWriteArrayList<>();

	Gauges(MeterRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Add a gauge. The registry holds what it reads weakly.
	 */
	<T> void add(String name, String description, @Nullable String baseUnit, Tags tags, T state,
			ToDoubleFunction<T> value) {
		this.meters.add(Gauge.builder(name, state, value)
			.description(description)
			.baseUnit(baseUnit)
			.tags(tags)
			.register(this.registry));
	}

	void remove() {
		this.meters.forEach(this.registry::remove);
		this.meters.clear();
	}

}
