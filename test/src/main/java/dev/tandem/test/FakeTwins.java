package dev.tandem.test;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.tandem.ApiClient;
import dev.tandem.twin.TwinTypes;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Registers the twins of definitions that have a bean but no twin. Runs after the beans
 * of the test, such as those of {@code @MockitoBean}, are registered.
 */
final class FakeTwins implements BeanFactoryPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		for (Class<?> definition : definitions(beans)) {
			TwinTypes types = TwinTypes.of(definition);
			if (types == null || beans.getBeanNamesForType(definition, true, false).length != 1) {
				continue;
			}
			Class<?> adapter = types.adapter();
			if (adapter != null) {
				register(beans, types.reactive(), adapter);
			}
			else {
				register(beans, types.blocking(), types.facade());
			}
			if (types.suspending() != null) {
				register(beans, types.suspending().twin(), types.suspending().facade());
			}
		}
	}

	private static Set<Class<?>> definitions(ConfigurableListableBeanFactory beans) {
		Set<Class<?>> definitions = new LinkedHashSet<>();
		for (String name : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(name, false);
			if (type != null) {
				Arrays.stream(ClassUtils.getAllInterfacesForClass(type))
					.filter((candidate) -> candidate.isAnnotationPresent(ApiClient.class))
					.forEach(definitions::add);
			}
		}
		return definitions;
	}

	private static void register(ConfigurableListableBeanFactory beans, Class<?> twin, Class<?> facade) {
		if (beans.getBeanNamesForType(twin, true, false).length == 0) {
			RootBeanDefinition bean = new RootBeanDefinition(facade);
			bean.setAutowireMode(AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR);
			((BeanDefinitionRegistry) beans).registerBeanDefinition(twin.getName(), bean);
		}
	}

}
