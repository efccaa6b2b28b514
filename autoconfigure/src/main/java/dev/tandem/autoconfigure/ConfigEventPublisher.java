package dev.tandem.autoconfigure;

import java.util.List;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Publishes events of the watch to the listeners of a context. With the context's own
 * multicaster a listener that throws would keep the event from those after it.
 */
final class ConfigEventPublisher implements Consumer<Object> {

	private static final Log logger = LogFactory.getLog(ConfigEventPublisher.class);

	private final AbstractApplicationContext context;

	private List<ApplicationListener<?>> listeners = List.of();

	private SimpleApplicationEventMulticaster multicaster = new SimpleApplicationEventMulticaster();

	ConfigEventPublisher(AbstractApplicationContext context) {
		this.context = context;
	}

	@Override
	public void accept(Object event) {
		current().multicastEvent(new PayloadApplicationEvent<>(this.context, event));
		ApplicationContext parent = this.context.getParent();
		if (parent != null) {
			parent.publishEvent(event);
		}
	}

	private synchronized SimpleApplicationEventMulticaster current() {
		List<ApplicationListener<?>> now = List.copyOf(this.context.getApplicationListeners());
		if (!this.listeners.equals(now)) {
			this.listeners = now;
			this.multicaster = new SimpleApplicationEventMulticaster(this.context.getBeanFactory());
			this.multicaster.setErrorHandler((failure) -> logger
				.error("Listener to events of the configuration failed; the others are told all the same", failure));
			this.listeners.forEach(this.multicaster::addApplicationListener);
			for (String lazy : this.context.getBeanNamesForType(ApplicationListener.class, true, false)) {
				this.multicaster.addApplicationListenerBean(lazy);
			}
		}
		return this.multicaster;
	}

}
