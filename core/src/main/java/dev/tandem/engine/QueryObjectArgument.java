package dev.tandem.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import dev.tandem.QueryObject;
import dev.tandem.uri.ArgumentConversion;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ObjectUtils;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/**
 * Makes the properties of an argument the parameters of the query.
 */
final class QueryObjectArgument implements HttpServiceArgumentResolver {

	private static final TypeDescriptor TEXT = TypeDescriptor.valueOf(String.class);

	/**
	 * Deeper than any query that is meant.
	 */
	private static final int DEEPEST = 16;

	private final ConversionService conversion = ArgumentConversion.create();

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		if (!parameter.hasParameterAnnotation(QueryObject.class)) {
			return false;
		}
		Object value = (argument instanceof Optional<?> optional) ? optional.orElse(null) : argument;
		if (value != null) {
			addProperties("", value, request, 0);
		}
		return true;
	}

	private void addProperties(String prefix, Object object, HttpRequestValues.Builder request, int depth) {
		if (depth > DEEPEST) {
			throw new IllegalArgumentException("The @QueryObject refers to itself at '" + prefix + "'");
		}
		if (object instanceof Map<?, ?> map) {
			map.forEach((name, value) -> add(prefix + name, value, TypeDescriptor.forObject(value), request, depth));
			return;
		}
		for (QueryProperty property : QueryProperty.of(object.getClass())) {
			add(prefix + property.name(), property.read(object), property.type(), request, depth);
		}
	}

	private void add(String name, @Nullable Object given, @Nullable TypeDescriptor type,
			HttpRequestValues.Builder request, int depth) {
		Object value = (given instanceof Optional<?> optional) ? optional.orElse(null) : given;
		if (value == null) {
			return;
		}
		if (value instanceof Collection<?> elements) {
			addElements(name, elements, type, request, depth);
		}
		else if (value.getClass().isArray()) {
			addElements(name, Arrays.asList(ObjectUtils.toObjectArray(value)), type, request, depth);
		}
		else if (isSimple(value)) {
			TypeDescriptor source = (type != null && type.getObjectType().isInstance(value)) ? type
					: TypeDescriptor.forObject(value);
			String text = (String) this.conversion.convert(value, source, TEXT);
			if (text != null) {
				request.addRequestParameter(name, text);
			}
		}
		else {
			addProperties(name + ".", value, request, depth + 1);
		}
	}

	private void addElements(String name, Collection<?> elements, @Nullable TypeDescriptor type,
			HttpRequestValues.Builder request, int depth) {
		TypeDescriptor element = (type != null) ? type.getElementTypeDescriptor() : null;
		int index = 0;
		for (Object each : elements) {
			boolean plain = each == null || isSimple(each);
			add(plain ? name : name + "[" + index + "]", each, element, request, depth);
			index++;
		}
	}

	private static boolean isSimple(Object value) {
		return BeanUtils.isSimpleValueType(value.getClass()) || value.getClass().getPackageName().equals("java.time");
	}

}
