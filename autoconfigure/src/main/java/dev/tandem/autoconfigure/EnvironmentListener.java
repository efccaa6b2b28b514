package dev.tandem.autoconfigure;

import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;

/**
 * Has clients follow an environment that Spring Cloud changes.
 *
 * @param refresh reads the settings again
 */
record EnvironmentListener(SettingsRefresh refresh) implements ApplicationListener<EnvironmentChangeEvent> {

	@Override
	public void onApplicationEvent(EnvironmentChangeEvent event) {
		this.refresh.request("EnvironmentChangeEvent");
	}

}
