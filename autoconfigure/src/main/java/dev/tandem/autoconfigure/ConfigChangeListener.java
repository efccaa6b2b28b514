package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigChangedEvent;

import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Has clients follow the remote configuration that {@code spring.config.import=tandem:}
 * brings into the environment.
 *
 * @param refresh reads the settings again
 */
record ConfigChangeListener(
		SettingsRefresh refresh) implements ApplicationListener<PayloadApplicationEvent<ConfigChangedEvent>> {

	@Override
	public void onApplicationEvent(PayloadApplicationEvent<ConfigChangedEvent> event) {
		this.refresh.request("config watch");
	}

}
