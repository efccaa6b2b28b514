package dev.tandem.actuate;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health of the watch: down when its values are stale, it is refused or it has stopped.
 * While it reconnects it is up, since the values are those of a moment ago.
 */
public final class ConfigWatchHealthIndicator extends AbstractHealthIndicator {

	private static final Set<State> DOWN = EnumSet.of(State.STALE, State.REFUSED, State.STOPPED);

	private static final Duration SLOW = Duration.ofSeconds(1);

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
		List<String> unreadable = this.watch.unreadable();
		if (!unreadable.isEmpty()) {
			builder.withDetail("unreadable", unreadable);
		}
		Map<String, String> slow = slowListeners();
		if (!slow.isEmpty()) {
			builder.withDetail("slowListeners", slow);
		}
		this.watch.age().ifPresent((age) -> builder.withDetail("lastContact", age.toSeconds() + "s ago"));
	}

	/**
	 * Listeners that are at an event for longer than a second while others wait.
	 */
	private Map<String, String> slowListeners() {
		Map<String, String> slow = new TreeMap<>();
		this.watch.listeners()
			.stream()
			.filter((listener) -> listener.waiting() > 0 && listener.busy().compareTo(SLOW) > 0)
			.forEach((listener) -> slow.put(listener.name(), "%d waiting, %d dropped, busy for %ds"
				.formatted(listener.waiting(), listener.dropped(), listener.busy().toSeconds())));
		return slow;
	}

}
