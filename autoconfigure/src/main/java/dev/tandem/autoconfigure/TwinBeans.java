package dev.tandem.autoconfigure;

import java.util.function.Consumer;

import dev.tandem.twin.TwinTypes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.web.service.registry.AbstractHttpServiceRegistrar;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/**
 * The beans of a definition: one of each style. A bean of the application stands in place
 * of the client, or before it if it is {@code @Primary}: then it can have the client
 * injected.
 */
final class TwinBeans {

	private static final Log logger = LogFactory.getLog(TwinBeans.class);

	/**
	 * Where Spring looks for the group of a proxy when it prepares a context ahead of
	 * time.
	 */
	static final String GROUP_NAME = "httpServiceGroupName";

	private final DefaultListableBeanFactory beans;

	private final ApplicationBeans application;

	private final String client;

	TwinBeans(DefaultListableBeanFactory beans, ApplicationBeans application, String client) {
		this.beans = beans;
		this.application = application;
		this.client = client;
	}

	/**
	 * Register the only bean of an interface that nothing has been generated of.
	 * @param proxies registers the proxy of an interface
	 */
	void register(Class<?> definition, Consumer<Class<?>> proxies) {
		ApplicationBeans.Found own = this.application.of(definition);
		report(own, definition);
		if (!own.replace()) {
			proxy(definition, own, proxies);
		}
	}

	/**
	 * Register the beans, but for those that the application has.
	 * @param proxies registers the proxy of an interface
	 */
	void register(TwinTypes types, Consumer<Class<?>> proxies) {
		registerBoth(types, proxies);
		if (types.suspending() != null) {
			register(types.suspending());
		}
	}

	/**
	 * It calls what the application injects as the reactive client, so a fake or a
	 * decorator of that serves both.
	 */
	private void register(TwinTypes.Suspending suspending) {
		ApplicationBeans.Found own = this.application.of(suspending.twin());
		report(own, suspending.twin());
		if (!own.replace()) {
			RootBeanDefinition facade = bean(suspending.facade());
			facade.setPrimary(own.needPrimary());
			register(suspending.twin(), facade);
		}
	}

	private void registerBoth(TwinTypes types, Consumer<Class<?>> proxies) {
		ApplicationBeans.Found reactive = this.application.of(types.reactive());
		ApplicationBeans.Found blocking = this.application.of(types.blocking());
		report(reactive, types.reactive());
		report(blocking, types.blocking());
		Class<?> adapter = types.adapter();
		if (adapter != null && blocking.replace() && reactive.names().isEmpty()) {
			register(types.reactive(), bean(adapter));
			return;
		}
		if (!reactive.replace()) {
			proxy(types.reactive(), reactive, proxies);
		}
		if (blocking.replace()) {
			return;
		}
		RootBeanDefinition facade = bean(types.facade());
		facade.setPrimary(blocking.needPrimary());
		if (adapter != null && blocking.primary() && reactive.names().isEmpty()) {
			facade.getConstructorArgumentValues()
				.addIndexedArgumentValue(0, new RuntimeBeanReference(name(types.reactive())));
			RootBeanDefinition before = bean(adapter);
			before.setPrimary(true);
			this.beans.registerBeanDefinition(name(types.reactive()) + "#before", before);
		}
		register(types.blocking(), facade);
	}

	private static void report(ApplicationBeans.Found own, Class<?> type) {
		if (own.replace()) {
			logger.info("The bean '" + own.names().get(0) + "' is used in place of a client of " + type.getName());
		}
		else if (own.primary()) {
			logger.info("The bean '" + own.names().get(0) + "' decorates the client of " + type.getName());
		}
	}

	/**
	 * A controller of the same type must not make the client ambiguous.
	 */
	private void proxy(Class<?> type, ApplicationBeans.Found own, Consumer<Class<?>> proxies) {
		if (own.needPrimary()) {
			RootBeanDefinition proxy = new RootBeanDefinition();
			proxy.setBeanClassName(type.getName());
			proxy.setAttribute(GROUP_NAME, this.client);
			proxy.setInstanceSupplier(
					() -> this.beans
						.getBean(AbstractHttpServiceRegistrar.HTTP_SERVICE_PROXY_REGISTRY_BEAN_NAME,
								HttpServiceProxyRegistry.class)
						.getClient(this.client, type));
			proxy.setPrimary(true);
			register(type, proxy);
		}
		proxies.accept(type);
	}

	private static RootBeanDefinition bean(Class<?> implementation) {
		RootBeanDefinition bean = new RootBeanDefinition(implementation);
		bean.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
		return bean;
	}

	private void register(Class<?> type, RootBeanDefinition bean) {
		this.beans.registerBeanDefinition(name(type), bean);
	}

	private String name(Class<?> type) {
		return this.client + "#" + type.getName();
	}

}
