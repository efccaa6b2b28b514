package dev.tandem.autoconfigure;

import java.lang.reflect.Method;

import dev.tandem.config.ConfigChangedEvent;
import dev.tandem.config.OnConfigChange;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.context.event.EventListenerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.PatternMatchUtils;

/**
 * Makes listeners of the methods that are marked {@link OnConfigChange @OnConfigChange}.
 */
final class OnConfigChangeListenerFactory implements EventListenerFactory, Ordered {

	@Override
	public boolean supportsMethod(Method method) {
		return AnnotatedElementUtils.hasAnnotation(method, OnConfigChange.class);
	}

	@Override
	public ApplicationListener<?> createApplicationListener(String beanName, Class<?> type, Method method) {
		OnConfigChange annotation = AnnotatedElementUtils.findMergedAnnotation(method, OnConfigChange.class);
		return new Listener(beanName, type, method, (annotation != null) ? annotation.value() : new String[0]);
	}

	@Override
	public int getOrder() {
		return 0;
	}

	/**
	 * Passes on the changes of its fields.
	 */
	private static final class Listener extends ApplicationListenerMethodAdapter {

		private final String[] patterns;

		Listener(String beanName, Class<?> type, Method method, String[] patterns) {
			super(beanName, type, method);
			this.patterns = patterns;
		}

		@Override
		public void processEvent(ApplicationEvent event) {
			if (event instanceof PayloadApplicationEvent<?> payload
					&& payload.getPayload() instanceof ConfigChangedEvent change
					&& PatternMatchUtils.simpleMatch(this.patterns, change.path())) {
				super.processEvent(event);
			}
		}

	}

}
