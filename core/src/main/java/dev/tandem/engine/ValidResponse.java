package dev.tandem.engine;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;

import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Determines whether the responses of a method are validated: {@code @Valid} stands on
 * the method or within its return type, as in {@code Flux<@Valid Note>}. The annotation
 * is known by its name, since it may not be on the class path.
 */
final class ValidResponse {

	private static final String VALID = "jakarta.validation.Valid";

	private ValidResponse() {
	}

	static boolean isWanted(Method method) {
		return MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).isPresent(VALID)
				|| isWithin(method.getAnnotatedReturnType());
	}

	private static boolean isWithin(AnnotatedType type) {
		boolean here = Arrays.stream(type.getAnnotations())
			.anyMatch((annotation) -> annotation.annotationType().getName().equals(VALID));
		return here || (type instanceof AnnotatedParameterizedType parameterized
				&& Arrays.stream(parameterized.getAnnotatedActualTypeArguments()).anyMatch(ValidResponse::isWithin));
	}

}
