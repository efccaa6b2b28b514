package dev.tandem.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import dev.tandem.ApiOperation;
import dev.tandem.observation.CallWait;
import dev.tandem.observation.ClientInstrumentation;
import dev.tandem.resilience.Circuit;
import dev.tandem.resilience.ClientLimits;
import dev.tandem.resilience.ConcurrencyLimit;
import dev.tandem.resilience.RateLimit;
import dev.tandem.resilience.RetryBudget;
import dev.tandem.settings.ClientSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.ConnectionProvider;

/**
 * Meters of one client. A limit that is not configured has none.
 */
public final class ClientMeters implements ClientInstrumentation {

	private final Tags tags;

	private final Gauges gauges;

	private final PoolMeters pools;

	private final Meter.MeterProvider<Counter> retries;

	private final MeterRegistry registry;

	private volatile @Nullable Timer concurrencyWait;

	private volatile @Nullable Timer rateLimitWait;

	/**
	 * Register the meters of a client.
	 * @param registry where they are registered
	 * @param settings settings of the client
	 * @param limits its limits
	 */
	public ClientMeters(MeterRegistry registry, ClientSettings settings, ClientLimits limits) {
		this.registry = registry;
		this.tags = Tags.of(ClientKeyNames.API_CLIENT.asString(), settings.name());
		this.gauges = new Gauges(registry);
		this.pools = new PoolMeters(registry, settings.name());
		this.retries = Counter.builder(ClientMeterDocumentation.RETRIES.getName())
			.description(ClientMeterDocumentation.RETRIES.description())
			.withRegistry(registry);
		register(settings, limits);
	}

	/**
	 * A gauge reads the limit that it was registered with.
	 */
	@Override
	public void follow(ClientSettings settings, ClientLimits limits) {
		this.gauges.remove();
		register(settings, limits);
	}

	private void register(ClientSettings settings, ClientLimits limits) {
		add(ClientMeterDocumentation.TIMEOUT_CALL, settings, (all) -> seconds(all.timeouts().call()));
		if (limits.retries() != null) {
			add(ClientMeterDocumentation.RETRY_BUDGET, limits.retries(), RetryBudget::available);
		}
		ConcurrencyLimit concurrency = limits.concurrency();
		this.concurrencyWait = (concurrency != null) ? timer(ClientMeterDocumentation.CONCURRENCY_WAIT) : null;
		if (concurrency != null) {
			add(ClientMeterDocumentation.CONCURRENCY_ACTIVE, concurrency, ConcurrencyLimit::inUse);
			add(ClientMeterDocumentation.CONCURRENCY_WAITING, concurrency, ConcurrencyLimit::waiting);
			add(ClientMeterDocumentation.CONCURRENCY_MAX, concurrency, ConcurrencyLimit::maxCalls);
		}
		RateLimit rate = limits.rate();
		this.rateLimitWait = (rate != null) ? timer(ClientMeterDocumentation.RATE_LIMIT_WAIT) : null;
		if (rate != null) {
			add(ClientMeterDocumentation.RATE_LIMIT_WAITING, rate, RateLimit::waiting);
			add(ClientMeterDocumentation.RATE_LIMIT_PERMITS, rate,
					(limit) -> limit.settings().permits() / seconds(limit.settings().per()));
		}
		if (limits.circuit() != null) {
			addStates(limits.circuit());
		}
	}

	private void addStates(Circuit circuit) {
		for (Circuit.State state : Circuit.State.values()) {
			String name = state.name().toLowerCase(Locale.ROOT);
			add(ClientMeterDocumentation.CIRCUIT_BREAKER_STATE, this.tags.and(ClientKeyNames.STATE.asString(), name),
					circuit, (one) -> (one.state() == state) ? 1 : 0);
		}
	}

	private <T> void add(ClientMeterDocumentation meter, T state, ToDoubleFunction<T> value) {
		add(meter, this.tags, state, value);
	}

	private <T> void add(ClientMeterDocumentation meter, Tags tags, T state, ToDoubleFunction<T> value) {
		this.gauges.add(meter.getName(), meter.description(), meter.getBaseUnit(), tags, state, value);
	}

	private Timer timer(ClientMeterDocumentation meter) {
		return Timer.builder(meter.getName()).description(meter.description()).tags(this.tags).register(this.registry);
	}

	private static double seconds(Duration time) {
		return time.toNanos() / 1e9;
	}

	@Override
	public void waited(ApiOperation operation, CallWait wait, Duration time) {
		Timer timer = switch (wait) {
			case CONCURRENCY -> this.concurrencyWait;
			case RATE_LIMIT -> this.rateLimitWait;
		};
		if (timer != null) {
			timer.record(time);
		}
	}

	@Override
	public void retried(ApiOperation operation, Throwable failure) {
		this.retries
			.withTags(this.tags.and(ClientKeyNames.API_OPERATION.asString(), operation.name(),
					ClientKeyNames.REASON.asString(), RetryReason.of(failure)))
			.increment();
	}

	@Override
	public ConnectionProvider.MeterRegistrar pools() {
		return this.pools;
	}

	@Override
	public void close() {
		this.gauges.remove();
		this.pools.remove();
	}

}
