package dev.tandem.metrics;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of the watch.
 */
public final class ConfigWatchMeters implements MeterBinder {

	private final ConfigWatch watch;

	/**
	 * Create the meters of a watch.
	 * @param watch the watch
	 */
	public ConfigWatchMeters(ConfigWatch watch) {
		this.watch = watch;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tandem.config.revision", this.watch, ConfigWatch::revision)
			.description("Revision of the values held")
			.register(registry);
		Gauge.builder("tandem.config.connected", this.watch, (held) -> (held.state() == State.CONNECTED) ? 1 : 0)
			.description("1 while the watch is connected, else 0")
			.register(registry);
		TimeGauge
			.builder("tandem.config.age", this.watch, TimeUnit.SECONDS,
					(held) -> held.age().map(Duration::toSeconds).orElse(0L))
			.description("Time since the source last answered")
			.register(registry);
		FunctionCounter.builder("tandem.config.dropped", this.watch, ConfigWatch::dropped)
			.description("Events that slow consumers have lost")
			.register(registry);
	}

}
