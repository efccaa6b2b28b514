package dev.tandem.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tandem.QueryDelimiter;
import dev.tandem.uri.ArgumentConversion;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ObjectUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Joins the elements of an argument: Spring repeats the parameter for each.
 */
final class DelimitedArgument implements HttpServiceArgumentResolver {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	private final ConversionService conversion = ArgumentConversion.create();

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		QueryDelimiter delimiter = parameter.getParameterAnnotation(QueryDelimiter.class);
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		if (delimiter == null || query == null) {
			return false;
		}
		String name = StringUtils.hasLength(query.name()) ? query.name()
				: Objects.requireNonNull(parameter.getParameterName(), "The parameter has no name");
		Object value = (argument instanceof Optional<?> optional) ? optional.orElse(null) : argument;
		if (value != null) {
			Collection<?> elements = elements(value);
			if (!elements.isEmpty()) {
				request.addRequestParameter(name, joined(elements, delimiter.value(), new TypeDescriptor(parameter)));
			}
		}
		else if (!ValueConstants.DEFAULT_NONE.equals(query.defaultValue())) {
			request.addRequestParameter(name, query.defaultValue());
		}
		else if (query.required() && !parameter.isOptional()) {
			throw new IllegalArgumentException("Missing request parameter value '" + name + "'");
		}
		return true;
	}

	private static Collection<?> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return collection;
		}
		return value.getClass().isArray() ? Arrays.asList(ObjectUtils.toObjectArray(value)) : List.of(value);
	}

	private String joined(Collection<?> elements, String delimiter, TypeDescriptor type) {
		return elements.stream().map((element) -> text(element, type)).collect(Collectors.joining(delimiter));
	}

	/**
	 * A format on the parameter, such as {@code @DateTimeFormat}, is that of the
	 * elements.
	 */
	private String text(@Nullable Object element, TypeDescriptor parameter) {
		if (element == null) {
			return "";
		}
		TypeDescriptor declared = parameter.getElementTypeDescriptor();
		TypeDescriptor source = (declared != null && declared.getObjectType().isInstance(element)) ? declared
				: TypeDescriptor.forObject(element);
		Object text = this.conversion.convert(element, source, TEXT);
		return (text != null) ? (String) text : "";
	}

}
