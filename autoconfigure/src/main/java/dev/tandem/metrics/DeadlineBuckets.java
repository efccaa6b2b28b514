package dev.tandem.metrics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.tandem.settings.ClientSettings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import org.jspecify.annotations.Nullable;

/**
 * Gives {@code tandem.calls} two buckets: half of the deadline of its client, and the
 * deadline. They are what an alert of slow calls needs, whatever buckets a user asks for;
 * Micrometer's own end at 30 s, which is half of the default deadline. Objectives of the
 * user take their place.
 */
public final class DeadlineBuckets implements MeterFilter {

	private static final String CALLS = "tandem.calls";

	private final Map<String, Duration> deadlines = new ConcurrentHashMap<>();

	/**
	 * Learn the deadline of a client.
	 * @param settings settings of the client
	 */
	public void add(ClientSettings settings) {
		this.deadlines.put(settings.name(), settings.timeouts().call());
	}

	@Override
	public @Nullable DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
		if (id.getType() != Meter.Type.TIMER || !id.getName().equals(CALLS)) {
			return config;
		}
		String client = id.getTag(ClientKeyNames.API_CLIENT.asString());
		Duration deadline = (client != null) ? this.deadlines.get(client) : null;
		if (deadline == null) {
			return config;
		}
		return config.merge(DistributionStatisticConfig.builder()
			.serviceLevelObjectives(deadline.toNanos() / 2.0, (double) deadline.toNanos())
			.build());
	}

}
