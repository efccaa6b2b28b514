package dev.tandem.autoconfigure;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.stream.Stream;

import dev.tandem.ErrorBody;
import dev.tandem.QueryObject;
import dev.tandem.twin.TwinNames;
import dev.tandem.twin.TwinTypes;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * Hints for a definition: its twins, the types of its error bodies, of the objects that
 * it sends as parameters of a query or as parts, and of its enums. Spring has those of
 * bodies.
 *
 * @param reflection where hints are registered
 */
record DefinitionHints(ReflectionHints reflection) {

	private static final BindingReflectionHintsRegistrar BINDING = new BindingReflectionHintsRegistrar();

	/**
	 * Register the hints.
	 * @param type interface that is proxied
	 */
	void register(Class<?> type) {
		this.reflection.registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS);
		TwinTypes twins = TwinTypes.of(TwinNames.definition(type));
		if (twins != null) {
			register(twins);
		}
		errorBodies(type);
		for (Method method : type.getMethods()) {
			errorBodies(method);
			for (Parameter parameter : method.getParameters()) {
				argument(parameter);
			}
		}
	}

	/**
	 * They are found by their names.
	 */
	private void register(TwinTypes twins) {
		Stream.of(twins.definition(), twins.reactive(), twins.blocking())
			.forEach((type) -> this.reflection.registerType(type, MemberCategory.INVOKE_PUBLIC_METHODS));
		this.reflection.registerType(twins.facade(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		if (twins.adapter() != null) {
			this.reflection.registerType(twins.adapter(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		}
		if (twins.suspending() != null) {
			this.reflection.registerType(twins.suspending().twin(), MemberCategory.INVOKE_PUBLIC_METHODS);
			this.reflection.registerType(twins.suspending().facade(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
		}
	}

	private void errorBodies(AnnotatedElement element) {
		AnnotatedElementUtils.findMergedRepeatableAnnotations(element, ErrorBody.class)
			.forEach((body) -> BINDING.registerReflectionHints(this.reflection, body.type()));
	}

	private void argument(Parameter parameter) {
		if (parameter.isAnnotationPresent(QueryObject.class) || parameter.isAnnotationPresent(RequestPart.class)) {
			BINDING.registerReflectionHints(this.reflection, parameter.getParameterizedType());
		}
		enums(ResolvableType.forType(parameter.getParameterizedType()));
	}

	private void enums(ResolvableType type) {
		if (type.toClass().isEnum()) {
			this.reflection.registerType(type.toClass(), MemberCategory.INVOKE_DECLARED_METHODS,
					MemberCategory.ACCESS_DECLARED_FIELDS);
		}
		if (type.isArray()) {
			enums(type.getComponentType());
		}
		for (ResolvableType argument : type.getGenerics()) {
			enums(argument);
		}
	}

}
