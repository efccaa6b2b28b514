package dev.tandem.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.tandem.config.ConfigListeners;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Finds the listeners of a context to events of the watch. With the context's own
 * multicaster a listener that throws or blocks would keep the event from those after it.
 * One that the application brings has its own way, and gets the events as they come.
 */
final class ConfigEventPublisher implements ConfigListeners {

	private static final Log logger = LogFactory.getLog(ConfigEventPublisher.class);

	private static final String MULTICASTER = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME;

	private final AbstractApplicationContext context;

	private List<ApplicationListener<?>> listeners = List.of();

	private Finder finder = new Finder();

	ConfigEventPublisher(AbstractApplicationContext context) {
		this.context = context;
	}

	@Override
	public Map<?, Runnable> calls(Object event) {
		if (isMulticasterOfApplication()) {
			return Map.of(MULTICASTER, () -> this.context.publishEvent(event));
		}
		Map<Object, Runnable> calls = current()
			.calls((event instanceof ApplicationEvent own) ? own : new PayloadApplicationEvent<>(this.context, event));
		ApplicationContext parent = this.context.getParent();
		if (parent != null) {
			calls.put(parent, () -> parent.publishEvent(event));
		}
		return calls;
	}

	private boolean isMulticasterOfApplication() {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		return beans.containsBeanDefinition(MULTICASTER) || (beans.containsLocalBean(MULTICASTER)
				&& beans.getBean(MULTICASTER).getClass() != SimpleApplicationEventMulticaster.class);
	}

	private synchronized Finder current() {
		List<ApplicationListener<?>> now = List.copyOf(this.context.getApplicationListeners());
		if (!this.listeners.equals(now)) {
			this.listeners = now;
			this.finder = new Finder();
			this.finder.setBeanFactory(this.context.getBeanFactory());
			this.finder.setErrorHandler((failure) -> logger.error(
					"Listener to events of the configuration failed; the others are notified all the same", failure));
			this.listeners.forEach(this.finder::addApplicationListener);
			for (String lazy : this.context.getBeanNamesForType(ApplicationListener.class, true, false)) {
				this.finder.addApplicationListenerBean(lazy);
			}
		}
		return this.finder;
	}

	/**
	 * Knows which listeners want an event.
	 */
	private static final class Finder extends SimpleApplicationEventMulticaster {

		Map<Object, Runnable> calls(ApplicationEvent event) {
			Map<Object, Runnable> calls = new LinkedHashMap<>();
			for (ApplicationListener<?> listener : getApplicationListeners(event, ResolvableType.forInstance(event))) {
				calls.put(listener, () -> invokeListener(listener, event));
			}
			return calls;
		}

	}

}
