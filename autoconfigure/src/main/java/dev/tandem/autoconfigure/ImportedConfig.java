package dev.tandem.autoconfigure;

import dev.tandem.config.ConfigPropertySource;
import dev.tandem.config.ConfigWatch;
import dev.tandem.config.ConfigWatchSettings.Startup;
import dev.tandem.config.LiveConfigBeans;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What {@code spring.config.import=tandem:} hands over to the watch: a bean where there
 * is such an import.
 *
 * @param source the property source, {@code null} without an import
 * @param optional whether the application may start without the values
 */
record ImportedConfig(@Nullable ConfigPropertySource source, boolean optional) {

	static ImportedConfig none() {
		return new ImportedConfig(null, false);
	}

	/**
	 * An application that need not have the values at import need not have them at its
	 * start, unless it says otherwise.
	 */
	ConfigWatchProperties applyTo(ConfigWatchProperties properties, Environment environment) {
		boolean said = Binder.get(environment).bind(ConfigWatchProperties.PREFIX + ".startup", Startup.class).isBound();
		return (this.optional && !said) ? properties.with(Startup.DEFAULTS) : properties;
	}

	void follow(ConfigWatch watch, ObjectProvider<LiveConfigBeans> beans,
			ObjectProvider<ChangeAnnouncement> announcement) {
		if (this.source != null) {
			this.source.follow(watch);
			beans.ifAvailable((live) -> live.follow(watch, announcement.getIfAvailable()));
		}
	}

}
