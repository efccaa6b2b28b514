package dev.tandem.autoconfigure;

import java.time.Duration;

import dev.tandem.client.InvalidApiClientException;
import dev.tandem.config.ConfigWatchSettings;
import dev.tandem.settings.DurationLimits;

/**
 * Checks the properties of the watch and makes its settings of them.
 */
final class ConfigWatchSettingsMapper {

	private static final String TIME = "Give a time greater than zero and below 24 days, such as 500ms or 30s.";

	private ConfigWatchSettingsMapper() {
	}

	static ConfigWatchSettings map(ConfigWatchProperties properties) {
		ConfigWatchProperties.Backoff backoff = properties.backoff();
		positive("check-interval", properties.checkInterval());
		positive("compare-interval", properties.compareInterval());
		positive("stale-after", properties.staleAfter());
		positive("backoff.initial", backoff.initial());
		positive("backoff.max", backoff.max());
		check("backoff.multiplier", backoff.multiplier(),
				backoff.multiplier() >= 1 && Double.isFinite(backoff.multiplier()),
				"Give a factor of 1 or more, such as 2.");
		check("backoff.jitter", backoff.jitter(), backoff.jitter() >= 0 && backoff.jitter() <= 1,
				"Give a share from 0 to 1, such as 0.5.");
		check("buffer", properties.buffer(), properties.buffer() > 0, "Give a number greater than zero.");
		if (properties.staleAfter().compareTo(properties.checkInterval()) <= 0) {
			throw new InvalidApiClientException(
					"tandem.config.stale-after is '%s', no longer than tandem.config.check-interval, '%s': a quiet watch would be stale all the time."
						.formatted(text(properties.staleAfter()), text(properties.checkInterval())),
					"Give a longer stale-after, or a shorter check-interval.");
		}
		return new ConfigWatchSettings(properties.startup(), properties.checkInterval(), properties.compareInterval(),
				properties.staleAfter(), new ConfigWatchSettings.Backoff(backoff.initial(), backoff.multiplier(),
						backoff.max(), backoff.jitter()),
				properties.buffer());
	}

	private static void positive(String key, Duration value) {
		check(key, value, DurationLimits.isPositive(value), TIME);
	}

	private static void check(String key, Object value, boolean valid, String remedy) {
		if (!valid) {
			throw new InvalidApiClientException(
					"tandem.config.%s is '%s', which is out of range.".formatted(key, text(value)), remedy);
		}
	}

	/**
	 * A time as properties have it.
	 */
	private static String text(Object value) {
		if (value instanceof Duration time) {
			return (time.toMillisPart() == 0) ? time.toSeconds() + "s" : time.toMillis() + "ms";
		}
		return String.valueOf(value);
	}

}
