package dev.tandem.sample.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.tandem.ApiResult;
import org.reactivestreams.Publisher;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanPropertyWriter;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * A method of a definition, as it is seen on the wire.
 *
 * @param method the method
 * @param operation HTTP method, path without the names of its variables, and names of the
 * query
 * @param body fields of the body
 * @param response fields of the response that are read, none for one that is not read
 */
record Operation(Method method, String operation, Set<String> body, Set<String> response) {

	static Stream<Operation> of(Class<?> definition, String basePath) {
		HttpExchange type = AnnotatedElementUtils.findMergedAnnotation(definition, HttpExchange.class);
		String base = basePath + ((type != null) ? type.url() : "");
		return Stream.of(definition.getMethods())
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, HttpExchange.class))
			.filter((method) -> Stream.of(method.getParameterTypes()).noneMatch(URI.class::equals))
			.map((method) -> of(method, base));
	}

	private static Operation of(Method method, String base) {
		HttpExchange exchange = Objects
			.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(method, HttpExchange.class));
		boolean form = exchange.contentType().contains("form-urlencoded");
		Set<String> query = new LinkedHashSet<>();
		Set<String> body = new TreeSet<>();
		for (Parameter parameter : method.getParameters()) {
			RequestParam requestParam = AnnotatedElementUtils.findMergedAnnotation(parameter, RequestParam.class);
			if (requestParam != null) {
				(form ? body : query).add(requestParam.name().isEmpty() ? parameter.getName() : requestParam.name());
			}
			if (parameter.isAnnotationPresent(RequestPart.class)) {
				body.add(parameter.getName());
			}
			if (parameter.isAnnotationPresent(RequestBody.class)) {
				body.addAll(fields(ResolvableType.forType(parameter.getParameterizedType())));
			}
		}
		String url = base + exchange.url();
		String all = query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + String.join("&", query);
		return new Operation(method, exchange.method() + " " + Fact.normalize(all), body,
				fields(ResolvableType.forMethodReturnType(method)));
	}

	private static Set<String> fields(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (Publisher.class.isAssignableFrom(raw) || HttpEntity.class.isAssignableFrom(raw) || raw == ApiResult.class) {
			return fields(type.getGeneric());
		}
		if (!raw.isRecord()) {
			return Set.of();
		}
		JsonMapper mapper = JsonMapper.shared();
		JavaType java = mapper.constructType(type.getType());
		Set<String> names = new TreeSet<>();
		mapper._serializationContext()
			.findValueSerializer(java)
			.properties()
			.forEachRemaining((property) -> names.add(((BeanPropertyWriter) property).getName()));
		return names;
	}

}
