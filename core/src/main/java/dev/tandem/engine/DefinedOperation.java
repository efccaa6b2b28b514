package dev.tandem.engine;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.tandem.OperationName;
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
 * parameters as well, as in {@code TodoApi#get(long,String)}, unless
 * {@link OperationName} names it
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
			.filter(OperationNames::isOperation)
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
		return new DefinedOperation(method, OperationNames.of(definition, method),
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

	static String withoutQuery(@Nullable String template) {
		return (template != null) ? UriTemplates.withoutQuery(template) : "";
	}

}
