package dev.tandem.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The definitions and clients of a test slice, in place of those that the application
 * has. Internal to Tandem.
 *
 * @param definitions the definitions
 * @param clients names of clients that are called without a definition
 */
public record SelectedClients(Set<Class<?>> definitions, Set<String> clients) {

	private static final String BEAN_NAME = SelectedClients.class.getName();

	/**
	 * Select these clients in an application that has not been refreshed yet.
	 * @param beans the beans of the application
	 */
	public void register(ConfigurableListableBeanFactory beans) {
		beans.registerSingleton(BEAN_NAME, this);
	}

	static @Nullable SelectedClients of(ConfigurableListableBeanFactory beans) {
		return (SelectedClients) beans.getSingleton(BEAN_NAME);
	}

}
