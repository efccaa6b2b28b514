package dev.tandem.test;

import java.util.List;

import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Adds the twins of each definition that a test fakes, where no client of the application
 * does so: the blocking twin of a reactive definition, the reactive twin of a blocking
 * one, and the suspending twin; in slices such as {@code @WebMvcTest}.
 */
class FakeTwinsContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> attributes) {
		return new FakeTwinsContextCustomizer();
	}

	private record FakeTwinsContextCustomizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
			RootBeanDefinition bean = new RootBeanDefinition(FakeTwins.class);
			bean.setRole(BeanDefinition.ROLE_INFRASTRUCTURE);
			bean.setAttribute(BeanRegistrationAotProcessor.IGNORE_REGISTRATION_ATTRIBUTE, true);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(FakeTwins.class.getName(), bean);
		}

	}

}
