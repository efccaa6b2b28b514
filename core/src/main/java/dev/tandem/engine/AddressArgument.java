package dev.tandem.engine;

import java.lang.annotation.Annotation;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;

/**
 * The parameter of an operation that Spring takes for the address of its requests, in
 * place of the template: one of type {@link URI} that is no other part of the request.
 *
 * @param index index of the parameter, negative if there is none
 */
record AddressArgument(int index) {

	static AddressArgument among(MethodParameter[] parameters) {
		for (int i = parameters.length - 1; i >= 0; i--) {
			if (parameters[i].nestedIfOptional().getNestedParameterType() == URI.class && !isBound(parameters[i])) {
				return new AddressArgument(i);
			}
		}
		return new AddressArgument(-1);
	}

	private static boolean isBound(MethodParameter parameter) {
		return Stream
			.<Class<? extends Annotation>>of(RequestHeader.class, RequestBody.class, PathVariable.class,
					RequestParam.class, RequestPart.class, CookieValue.class, RequestAttribute.class)
			.anyMatch(parameter::hasParameterAnnotation);
	}

	@Nullable URI in(@Nullable Object[] arguments) {
		Object argument = (this.index >= 0) ? arguments[this.index] : null;
		Object address = (argument instanceof Optional<?> optional) ? optional.orElse(null) : argument;
		return (address instanceof URI uri) ? uri : null;
	}

}
