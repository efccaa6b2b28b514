package dev.tandem.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	private final Map<MethodParameter, Optional<Declared>> declared = new ConcurrentHashMap<>();

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		Declared declared = this.declared.computeIfAbsent(parameter, Declared::of).orElse(null);
		if (declared == null) {
			return false;
		}
		List<?> elements = elements((argument instanceof Optional<?> optional) ? optional.orElse(null) : argument);
		if (!elements.isEmpty()) {
			request.addRequestParameter(declared.name(), joined(elements, declared));
		}
		else if (declared.defaultValue() != null) {
			request.addRequestParameter(declared.name(), declared.defaultValue());
		}
		else if (declared.required()) {
			throw new IllegalArgumentException("Missing request parameter value '" + declared.name() + "'");
		}
		return true;
	}

	/**
	 * What there is to send. Spring leaves out {@code null} as well.
	 */
	private static List<?> elements(@Nullable Object value) {
		Stream<?> elements = (value instanceof Collection<?> collection) ? collection.stream()
				: ObjectUtils.isArray(value) ? Arrays.stream(ObjectUtils.toObjectArray(value))
						: Stream.ofNullable(value);
		return elements.filter(Objects::nonNull).toList();
	}

	private String joined(List<?> elements, Declared declared) {
		return elements.stream()
			.map((element) -> text(element, declared.type()))
			.collect(Collectors.joining(declared.delimiter()));
	}

	/**
	 * A format on the parameter, such as {@code @DateTimeFormat}, is that of the
	 * elements.
	 */
	private String text(Object element, TypeDescriptor parameter) {
		TypeDescriptor declared = parameter.getElementTypeDescriptor();
		TypeDescriptor source = (declared != null && declared.getObjectType().isInstance(element)) ? declared
				: TypeDescriptor.forObject(element);
		Object text = this.conversion.convert(element, source, TEXT);
		return (text != null) ? (String) text : "";
	}

	/**
	 * What the annotations of a parameter say.
	 *
	 * @param name name of the query parameter
	 * @param delimiter stands between two elements
	 * @param defaultValue is sent if there are no elements
	 * @param required whether there have to be elements
	 * @param type type of the parameter
	 */
	private record Declared(String name, String delimiter, @Nullable String defaultValue, boolean required,
			TypeDescriptor type) {

		static Optional<Declared> of(MethodParameter parameter) {
			QueryDelimiter delimiter = parameter.getParameterAnnotation(QueryDelimiter.class);
			RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
			if (delimiter == null || query == null) {
				return Optional.empty();
			}
			String name = StringUtils.hasLength(query.name()) ? query.name()
					: Objects.requireNonNull(parameter.getParameterName(), "The parameter has no name");
			String defaultValue = ValueConstants.DEFAULT_NONE.equals(query.defaultValue()) ? null
					: query.defaultValue();
			return Optional.of(new Declared(name, delimiter.value(), defaultValue,
					query.required() && !parameter.isOptional(), new TypeDescriptor(parameter)));
		}

	}

}
