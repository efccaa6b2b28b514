package dev.tandem.sample.config;

import java.util.Map;

import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchStateEvent.State;

/**
 * The configuration as it is held now.
 *
 * @param state state of the watch
 * @param revision revision of the values
 * @param values the values as text, those of sensitive fields redacted
 */
record LiveConfig(State state, long revision, Map<String, String> values) {

	static LiveConfig of(ConfigWatch watch) {
		return new LiveConfig(watch.state(), watch.revision(), watch.values());
	}

}
