package dev.tandem.metrics;

import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

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
		gauge(ConfigMeterDocumentation.REVISION, ConfigWatch::revision).register(registry);
		gauge(ConfigMeterDocumentation.CONNECTED, (held) -> (held.state() == State.CONNECTED) ? 1 : 0)
			.register(registry);
		TimeGauge
			.builder(ConfigMeterDocumentation.AGE.getName(), this.watch, TimeUnit.SECONDS,
					(held) -> held.age().map((age) -> age.toMillis() / 1e3).orElse(Double.NaN))
			.description(ConfigMeterDocumentation.AGE.description())
			.register(registry);
		FunctionCounter.builder(ConfigMeterDocumentation.DROPPED.getName(), this.watch, ConfigWatch::dropped)
			.description(ConfigMeterDocumentation.DROPPED.description())
			.register(registry);
	}

	private Gauge.Builder<ConfigWatch> gauge(ConfigMeterDocumentation meter, ToDoubleFunction<ConfigWatch> value) {
		return Gauge.builder(meter.getName(), this.watch, value).description(meter.description());
	}

}
