package dev.tandem.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;

/**
 * The type of a body that a definition chooses for a type variable of an interface that
 * it extends: a {@code Mono<R>} with a {@code List<Todo>} for {@code R}. Spring resolves
 * a variable to a class without type arguments, and would read a list of maps.
 */
final class ChosenBodyType {

	private ChosenBodyType() {
	}

	/**
	 * Type of the body of a response.
	 * @return the type, {@code null} where Spring has the whole of it
	 */
	static @Nullable ParameterizedTypeReference<?> of(Class<?> definition, Method method) {
		ResolvableType body = ResolvableType.forMethodReturnType(method, definition).getGeneric();
		if (body.toClass() == ResponseEntity.class) {
			body = body.getGeneric();
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(body.toClass());
			body = (adapter != null) ? body.getGeneric() : body;
		}
		return (body.getType() instanceof TypeVariable && body.hasGenerics())
				? ParameterizedTypeReference.forType(resolved(body)) : null;
	}

	private static Type resolved(ResolvableType type) {
		return type.hasGenerics()
				? ResolvableType
					.forClassWithGenerics(type.toClass(),
							Arrays.stream(type.getGenerics())
								.map((argument) -> ResolvableType.forType(resolved(argument)))
								.toArray(ResolvableType[]::new))
					.getType()
				: type.toClass();
	}

}
