package dev.tandem.observation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.tandem.Internal;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopMeter;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Measures calls and attempts with the meters of Micrometer's
 * {@link DefaultMeterObservationHandler}. It looks up the meter of a set of tags once and
 * keeps it, where the default handler makes the tags anew for each observation: of the
 * bytes that a small call allocates, that is a tenth. A filter of meters that is added
 * while calls are made does not change meters that are in use.
 */
@Internal
public final class ApiMeterObservationHandler implements MeterObservationHandler<Observation.Context> {

	/**
	 * Most meters that are kept. Others are looked up each time: tags of the application
	 * may have any number of values.
	 */
	private static final int MOST_METERS = 2_000;

	private final MeterRegistry registry;

	private final boolean measuresActive;

	private final Map<Key, LongTaskTimer> active = new ConcurrentHashMap<>();

	private final Map<Key, Timer> ended = new ConcurrentHashMap<>();

	private final AtomicInteger removals = new AtomicInteger();

	/**
	 * Create a handler.
	 * @param registry registry of the meters
	 * @param measuresActive whether observations that run are measured by a
	 * {@link LongTaskTimer}
	 */
	public ApiMeterObservationHandler(MeterRegistry registry, boolean measuresActive) {
		this.registry = registry;
		this.measuresActive = measuresActive;
		registry.config().onMeterRemoved(this::forget);
	}

	private void forget(Meter removed) {
		this.removals.incrementAndGet();
		this.active.values().removeIf((meter) -> meter.getId().equals(removed.getId()));
		this.ended.values().removeIf((meter) -> meter.getId().equals(removed.getId()));
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof MeasuredContext;
	}

	@Override
	public void onStart(Observation.Context context) {
		LongTaskTimer.Sample sample = this.measuresActive ? active(context).start() : null;
		((MeasuredContext) context)
			.measurement(new Measurement(this.registry.config().clock().monotonicTime(), sample));
	}

	@Override
	public void onStop(Observation.Context context) {
		if (!(((MeasuredContext) context).measurement() instanceof Measurement running)) {
			return;
		}
		long duration = this.registry.config().clock().monotonicTime() - running.start();
		ended(context).record(duration, TimeUnit.NANOSECONDS);
		if (running.active() != null) {
			running.active().stop();
		}
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		this.registry.counter(context.getName() + "." + event.getName(), tags(context.getLowCardinalityKeyValues()))
			.increment();
	}

	private LongTaskTimer active(Observation.Context context) {
		Key key = new Key(String.valueOf(context.getName()), context.getLowCardinalityKeyValues(), null);
		LongTaskTimer known = this.active.get(key);
		return (known != null) ? known : keep(this.active, key,
				() -> this.registry.more().longTaskTimer(key.name() + ".active", tags(key.keyValues())));
	}

	private Timer ended(Observation.Context context) {
		Throwable failure = context.getError();
		Key key = new Key(String.valueOf(context.getName()), context.getLowCardinalityKeyValues(),
				(failure != null) ? failure.getClass() : null);
		Timer known = this.ended.get(key);
		return (known != null) ? known : keep(this.ended, key, () -> {
			String error = (failure != null) ? failure.getClass().getSimpleName() : KeyValue.NONE_VALUE;
			Iterable<Tag> tags = tags(key.keyValues()).and("error", error);
			return this.registry.timer(key.name(), tags);
		});
	}

	/**
	 * A filter may allow later what it denies now. A meter that is removed at this moment
	 * may have been removed before it was kept.
	 */
	private <M extends Meter> M keep(Map<Key, M> meters, Key key, Supplier<M> registered) {
		int before = this.removals.get();
		M meter = registered.get();
		if (!(meter instanceof NoopMeter) && meters.size() < MOST_METERS) {
			meters.put(key, meter);
			if (this.removals.get() != before) {
				meters.remove(key, meter);
			}
		}
		return meter;
	}

	private static Tags tags(KeyValues keyValues) {
		return Tags.of(keyValues.stream().map((keyValue) -> Tag.of(keyValue.getKey(), keyValue.getValue())).toList());
	}

	private record Key(String name, KeyValues keyValues, @Nullable Class<?> failure) {
	}

	/**
	 * What is measured of an observation while it runs.
	 *
	 * @param start when it started, on the clock of the registry, in nanoseconds
	 * @param active counts it among those that run, {@code null} if nobody wants to know
	 */
	private record Measurement(long start, LongTaskTimer.@Nullable Sample active) {
	}

}
