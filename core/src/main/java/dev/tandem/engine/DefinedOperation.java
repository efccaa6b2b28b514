package dev.tandem.engine;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.tandem.twin.TwinNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * An operation as its definition declares it, before any call.
 *
 * @param method method of the definition
 * @param name definition and method, as in {@code TodoApi#get}; an overload has its
 * parameters as well, as in {@code TodoApi#get(long,String)}
 * @param httpMethod HTTP method, {@code null} where each call gives it as an argument
 * @param uriTemplate URI template without its query, may be empty
 */
public record DefinedOperation(Method method, String name, @Nullable HttpMethod httpMethod, String uriTemplate) {

	/**
	 * The operations of a definition.
	 * @param definition the definition
	 * @param placeholders resolves placeholders in URLs
	 * @return its operations by name
	 */
	public static List<DefinedOperation> of(Class<?> definition, UnaryOperator<String> placeholders) {
		HttpExchange type = AnnotatedElementUtils.findMergedAnnotation(definition, HttpExchange.class);
		return Arrays.stream(definition.getMethods())
			.filter(DefinedOperation::isOperation)
			.map((method) -> of(definition, type, method, placeholders))
			.sorted(Comparator.comparing(DefinedOperation::name).thenComparing(DefinedOperation::uriTemplate))
			.toList();
	}

	private static DefinedOperation of(Class<?> definition, @Nullable HttpExchange type, Method method,
			UnaryOperator<String> placeholders) {
		HttpExchange exchange = AnnotatedElementUtils.findMergedAnnotation(method, HttpExchange.class);
		String httpMethod = (exchange != null) ? exchange.method() : "";
		httpMethod = (httpMethod.isEmpty() && type != null) ? type.method() : httpMethod;
		String template = join(placeholders.apply((type != null) ? type.url() : ""),
				placeholders.apply((exchange != null) ? exchange.url() : ""));
		return new DefinedOperation(method, nameOf(definition, method),
				httpMethod.isEmpty() ? null : HttpMethod.valueOf(httpMethod), withoutQuery(template));
	}

	/**
	 * Whether the response of the operation is an unbounded stream.
	 * @param definition the definition that it was found in
	 * @return whether it is
	 */
	public boolean isUnbounded(Class<?> definition) {
		String[] accept = accept(this.method);
		return OperationMetadata.isUnbounded(definition, this.method,
				MediaType.parseMediaTypes(Arrays.asList((accept.length > 0) ? accept : accept(definition))));
	}

	/**
	 * The deadline that the definition sets for the operation.
	 * @param definition the definition that it was found in
	 * @return the deadline, {@code null} if that of the client applies
	 */
	public @Nullable Duration timeout(Class<?> definition) {
		return CallTimeouts.of(definition, this.method);
	}

	private static String[] accept(AnnotatedElement element) {
		HttpExchange exchange = AnnotatedElementUtils.findMergedAnnotation(element, HttpExchange.class);
		return (exchange != null) ? exchange.accept() : new String[0];
	}

	/**
	 * As Spring joins them.
	 */
	private static String join(String type, String method) {
		if (!StringUtils.hasText(type) || !StringUtils.hasText(method)) {
			return StringUtils.hasText(type) ? type : method;
		}
		return type + ((type.endsWith("/") || method.startsWith("/")) ? "" : "/") + method;
	}

	/**
	 * Name of an operation. Of overloads, the one with the fewest parameters has the name
	 * of the method alone, and others have their parameters as well.
	 */
	static String nameOf(Class<?> definition, Method method) {
		String name = TwinNames.definition(definition).getSimpleName() + "#" + method.getName();
		Optional<String> shortest = Arrays.stream(definition.getMethods())
			.filter((other) -> other.getName().equals(method.getName()) && isOperation(other))
			.sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(DefinedOperation::parameters))
			.map(DefinedOperation::parameters)
			.findFirst();
		String parameters = parameters(method);
		return (shortest.isEmpty() || shortest.get().equals(parameters)) ? name : name + parameters;
	}

	private static String parameters(Method method) {
		return Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(",", "(", ")"));
	}

	private static boolean isOperation(Method method) {
		return !method.isDefault() && !method.isSynthetic()
				&& AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class);
	}

	static String withoutQuery(@Nullable String template) {
		int query = (template != null) ? template.indexOf('?') : -1;
		return (template == null) ? "" : (query >= 0) ? template.substring(0, query) : template;
	}

}
