package dev.tandem.autoconfigure;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.tandem.ErrorBody;
import dev.tandem.QueryObject;
import dev.tandem.twin.TwinNames;
import dev.tandem.twin.TwinTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Has a native image keep what is looked up of a definition while it runs, beside the
 * bodies that Spring knows of: the generated types, properties of query objects and error
 * bodies.
 */
final class DefinitionAotProcessor implements BeanRegistrationAotProcessor {

	private final BindingReflectionHintsRegistrar binding = new BindingReflectionHintsRegistrar();

	@Override
	public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
		List<Class<?>> definitions = Arrays.stream(ClassUtils.getAllInterfacesForClass(bean.getBeanClass()))
			.filter(DefinitionAotProcessor::isDefinition)
			.toList();
		return definitions.isEmpty() ? null : (generation, code) -> definitions
			.forEach((definition) -> register(definition, generation.getRuntimeHints().reflection()));
	}

	private static boolean isDefinition(Class<?> type) {
		return Arrays.stream(type.getMethods())
			.anyMatch((method) -> AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class));
	}

	private void register(Class<?> definition, ReflectionHints hints) {
		TwinTypes types = TwinTypes.of(TwinNames.definition(definition));
		if (types != null) {
			Stream.of(types.definition(), types.reactive(), types.blocking(), types.facade(), types.adapter())
				.filter(Objects::nonNull)
				.forEach((type) -> hints.registerType(type, MemberCategory.INVOKE_DECLARED_CONSTRUCTORS));
		}
		registerErrors(AnnotatedElementUtils.findMergedRepeatableAnnotations(definition, ErrorBody.class).stream(),
				hints);
		for (Method method : definition.getMethods()) {
			registerErrors(AnnotatedElementUtils.findMergedRepeatableAnnotations(method, ErrorBody.class).stream(),
					hints);
			Arrays.stream(method.getParameters())
				.filter((parameter) -> parameter.isAnnotationPresent(QueryObject.class))
				.forEach((parameter) -> this.binding.registerReflectionHints(hints, parameter.getParameterizedType()));
		}
	}

	private void registerErrors(Stream<ErrorBody> errors, ReflectionHints hints) {
		errors.forEach((error) -> this.binding.registerReflectionHints(hints, error.type()));
	}

}
