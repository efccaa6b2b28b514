package dev.tandem.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.stereotype.Controller;

/**
 * The beans that the application has before clients are added. Their types are found
 * once: to ask the factory anew for each definition takes a time that grows with the
 * square of their number, and would take a facade that was just added for a bean of the
 * application if its definition extends another.
 */
final class ApplicationBeans {

	private final DefaultListableBeanFactory beans;

	private final Map<String, Class<?>> types = new LinkedHashMap<>();

	ApplicationBeans(DefaultListableBeanFactory beans) {
		this.beans = beans;
		for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = beans.getType(name, false);
			if (type != null) {
				this.types.put(name, type);
			}
		}
	}

	/**
	 * Those that have the type of a definition or a twin.
	 */
	Found of(Class<?> type) {
		List<String> names = new ArrayList<>();
		boolean primary = false;
		boolean controllers = false;
		for (Map.Entry<String, Class<?>> bean : this.types.entrySet()) {
			String name = bean.getKey();
			if (!type.isAssignableFrom(bean.getValue())) {
				continue;
			}
			if (this.beans.findAnnotationOnBean(name, Controller.class, false) != null) {
				controllers = true;
			}
			else {
				names.add(name);
				primary |= this.beans.containsBeanDefinition(name) && this.beans.getBeanDefinition(name).isPrimary();
			}
		}
		return new Found(List.copyOf(names), primary, controllers);
	}

	/**
	 * Beans of one type.
	 *
	 * @param names names of those that are meant as a client
	 * @param primary whether one of them is {@code @Primary}
	 * @param controllers whether there are controllers of the type, which serve the API
	 * and are not meant as a client of it
	 */
	record Found(List<String> names, boolean primary, boolean controllers) {

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

}
