package dev.tandem.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * How the response to a method is handed over, as Spring reads it off the return type.
 */
@FunctionalInterface
interface ResponseForm {

	Object exchange(ReactorHttpExchangeAdapter adapter, HttpRequestValues values);

	/**
	 * The form of the responses to a method.
	 * @param method the method
	 * @param definition the definition that is called, which may resolve its generics
	 * @return the form of a body, {@code null} for any other
	 */
	static @Nullable ResponseForm of(Method method, Class<?> definition) {
		Class<?> returned = method.getReturnType();
		if (returned != Mono.class && returned != Flux.class) {
			return null;
		}
		MethodParameter body = new MethodParameter(method, -1).withContainingClass(definition).nested();
		Class<?> bodyClass = body.getNestedParameterType();
		if (bodyClass == HttpHeaders.class || bodyClass == ResponseEntity.class) {
			return null;
		}
		if (bodyClass == Void.class) {
			return (returned == Mono.class) ? ReactorHttpExchangeAdapter::exchangeForMono : null;
		}
		Type type = GenericTypeResolver.resolveType(body.getNestedGenericParameterType(), definition);
		ParameterizedTypeReference<?> bodyType = ParameterizedTypeReference.forType(type);
		return (returned == Mono.class) ? (adapter, values) -> adapter.exchangeForBodyMono(values, bodyType)
				: (adapter, values) -> adapter.exchangeForBodyFlux(values, bodyType);
	}

}
