package dev.tandem.actuate;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of the watch: down when its values are stale or it has stopped. While it
 * reconnects it is up, since the values are those of a moment ago.
 */
public final class ConfigWatchHealthIndicator extends AbstractHealthIndicator {

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
		builder.status((state == State.STALE || state == State.STOPPED) ? "DOWN" : "UP")
			.withDetail("state", state)
			.withDetail("revision", this.watch.revision());
		this.watch.age().ifPresent((age) -> builder.withDetail("lastContact", age.toSeconds() + "s ago"));
	}

}
