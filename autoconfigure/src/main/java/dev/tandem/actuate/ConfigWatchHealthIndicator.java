package dev.tandem.actuate;

import java.util.EnumSet;
import java.util.Set;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of the watch: down when its values are stale, it is refused
 * or it has stopped. While it
 * reconnects it is up, since the values are those of a moment ago.
 */
public final class ConfigWatchHealthIndicator extends AbstractHealthIndicator {

	private static final Set<State> DOWN = EnumSet.of(State.STALE, State.REFUSED, State.STOPPED);

	private final ConfigWatch watch;

	/**
	 * Create the indicator of a watch.
	 * @param watch the watch
	 */
	public ConfigWatchHealthIndicator(ConfigWatch watch) {
		this.watch = watch;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		State state = this.watch.state();
		builder.status(DOWN.contains(state) ? "DOWN" : "UP")
			.withDetail("state", state)
			.withDetail("revision", this.watch.revision());
		this.watch.age().ifPresent((age) -> builder.withDetail("lastContact", age.toSeconds() + "s ago"));
	}

}
