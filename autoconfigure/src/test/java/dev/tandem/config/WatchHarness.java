package dev.tandem.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A watch in virtual time over a scripted source, and the events that it published.
 */
final class WatchHarness implements AutoCloseable {

	static final ConfigWatchSettings SETTINGS = new ConfigWatchSettings(ConfigWatchSettings.Startup.DEFAULTS,
			Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(2),
			new ConfigWatchSettings.Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(30), 0.5), 100_000);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final ScriptedSource source = new ScriptedSource(this.time);

	private final List<Object> events = new ArrayList<>();

	private final ConfigWatch watch;

	WatchHarness() {
		this(SETTINGS, () -> 0);
	}

	WatchHarness(ConfigWatchSettings settings, DoubleSupplier random) {
		this.watch = new ConfigWatch(this.source, settings, ConfigWatch.one(this.events::add), this.time, this.time,
				random);
	}

	ScriptedSource source() {
		return this.source;
	}

	ConfigWatch watch() {
		return this.watch;
	}

	WatchHarness started() {
		this.watch.begin();
		pass(Duration.ZERO);
		return this;
	}

	void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	List<ConfigChangedEvent> changes() {
		return events(ConfigChangedEvent.class);
	}

	List<ConfigWatchStateEvent.State> states() {
		return events(ConfigWatchStateEvent.class).stream().map(ConfigWatchStateEvent::state).toList();
	}

	<T> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	@Override
	public void close() {
		this.watch.destroy();
	}

}
