package dev.tandem.autoconfigure;

import java.time.Duration;
import java.util.Set;

import dev.tandem.client.InvalidApiClientException;
import dev.tandem.settings.DurationLimits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Keys under {@code tandem.live}.
 *
 * @param window Time for which changes of the environment are collected and then applied
 * together.
 * @param lateClients Clients that may start without a base URL, or * for all. Their calls
 * are refused until the URL is set, for example by the config watch.
 * @param checkInterval Interval at which directories imported by
 * spring.config.import=configtree are read again.
 */
@ConfigurationProperties(LiveSettingsProperties.PREFIX)
record LiveSettingsProperties(@DefaultValue("500ms") Duration window, @DefaultValue Set<String> lateClients,
		@DefaultValue("30s") Duration checkInterval) {

	static final String PREFIX = "tandem.live";

	LiveSettingsProperties {
		check("window", window, DurationLimits.isNotNegative(window));
		check("check-interval", checkInterval, DurationLimits.isPositive(checkInterval));
	}

	private static void check(String key, Duration value, boolean valid) {
		if (!valid) {
			throw new InvalidApiClientException("%s.%s is '%s', which is out of range.".formatted(PREFIX, key, value),
					"Give a time such as 500ms or 30s, below 24 days.");
		}
	}

}
