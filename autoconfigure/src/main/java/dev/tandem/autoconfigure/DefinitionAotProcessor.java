package dev.tandem.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Keeps in a native image what calls of a definition reach by reflection.
 */
final class DefinitionAotProcessor implements BeanRegistrationAotProcessor {

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		if (!bean.getMergedBeanDefinition().hasAttribute(TwinBeans.GROUP_NAME)) {
			return null;
		}
		Class<?> definition = bean.getBeanClass();
		return (generation, registration) -> new DefinitionHints(generation.getRuntimeHints().reflection())
			.register(definition);
	}

}
