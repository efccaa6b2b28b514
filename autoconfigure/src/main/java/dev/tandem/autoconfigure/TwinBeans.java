package dev.tandem.autoconfigure;

import java.util.function.Consumer;

import dev.tandem.twin.TwinTypes;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The two beans of a definition.
 */
final class TwinBeans {

	private final DefaultListableBeanFactory beans;

	private final TwinTypes types;

	private final String client;

	TwinBeans(DefaultListableBeanFactory beans, TwinTypes types, String client) {
		this.beans = beans;
		this.types = types;
		this.client = client;
	}

	/**
	 * Register what the application has no bean of.
	 * @param proxies registers the proxy of a reactive interface
	 */
	void register(Consumer<Class<?>> proxies) {
		boolean reactive = hasBean(this.types.reactive());
		boolean blocking = hasBean(this.types.blocking());
		Class<?> adapter = this.types.adapter();
		if (!reactive && blocking && adapter != null) {
			register(this.types.reactive(), adapter);
		}
		else if (!reactive) {
			proxies.accept(this.types.reactive());
		}
		if (!blocking) {
			register(this.types.blocking(), this.types.facade());
		}
	}

	private boolean hasBean(Class<?> type) {
		return this.beans.getBeanNamesForType(type, true, false).length > 0;
	}

	private void register(Class<?> type, Class<?> implementation) {
		RootBeanDefinition bean = new RootBeanDefinition(implementation);
		bean.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
		this.beans.registerBeanDefinition(this.client + "#" + type.getName(), bean);
	}

}
