package dev.tandem.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.stereotype.Controller;

/**
 * Beans of the application that have the type of a definition or a twin.
 *
 * @param names names of those that are meant as a client
 * @param primary whether one of them is {@code @Primary}
 * @param controllers whether there are controllers of the type, which serve the API and
 * are not meant as a client of it
 */
record ApplicationBeans(List<String> names, boolean primary, boolean controllers) {

	static ApplicationBeans of(DefaultListableBeanFactory beans, Class<?> type) {
		List<String> names = new ArrayList<>();
		boolean primary = false;
		boolean controllers = false;
		for (String name : beans.getBeanNamesForType(type, true, false)) {
			if (beans.findAnnotationOnBean(name, Controller.class, false) != null) {
				controllers = true;
			}
			else {
				names.add(name);
				primary |= beans.containsBeanDefinition(name) && beans.getBeanDefinition(name).isPrimary();
			}
		}
		return new ApplicationBeans(List.copyOf(names), primary, controllers);
	}

	/**
	 * Whether there is no need of the client.
	 */
	boolean replace() {
		return !this.names.isEmpty() && !this.primary;
	}

	/**
	 * Whether the client has to be the one that is injected.
	 */
	boolean needPrimary() {
		return this.controllers && !this.primary;
	}

}
