package dev.tandem.twin;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.tandem.ApiResult;
import dev.tandem.processor.StreamMediaTypes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * The design's table of types, written a second time: what reflection should see of the
 * twin of a method.
 */
final class TypeTable {

	private static final Set<String> STREAMS = Set.of(StreamMediaTypes.ALL.split(",", -1));

	private final Method method;

	private final Class<?> definition;

	TypeTable(Method method, Class<?> definition) {
		this.method = method;
		this.definition = definition;
	}

	/**
	 * Signature of the twin, in the form of the parity test.
	 */
	String expected() {
		List<String> parameters = new ArrayList<>();
		for (int i = 0; i < this.method.getParameterCount(); i++) {
			parameters.add(parameter(ResolvableType.forMethodParameter(this.method, i, this.definition)));
		}
		return result(ResolvableType.forMethodReturnType(this.method, this.definition)) + " " + this.method.getName()
				+ "(" + String.join(", ", parameters) + ")" + (this.method.isVarArgs() ? "..." : "")
				+ Arrays.toString(this.method.getExceptionTypes());
	}

	private String result(ResolvableType type) {
		if (is(type, Flux.class)) {
			return elements(type.getGeneric());
		}
		if (!is(type, Mono.class)) {
			return type.toString();
		}
		ResolvableType value = type.getGeneric();
		if (is(value, Void.class)) {
			return "void";
		}
		if (is(value, ResponseEntity.class)) {
			return is(value.getGeneric(), Flux.class)
					? ResponseEntity.class.getName() + "<" + elements(value.getGeneric(0, 0)) + ">" : value.toString();
		}
		return (is(value, Optional.class) || is(value, ApiResult.class) ? "" : "@Nullable ") + value;
	}

	private String elements(ResolvableType element) {
		if (is(element, DataBuffer.class)) {
			return InputStream.class.getName();
		}
		boolean stream = is(element, ServerSentEvent.class) || accepted().anyMatch(STREAMS::contains);
		return (stream ? Stream.class : List.class).getName() + "<" + element + ">";
	}

	private Stream<String> accepted() {
		HttpExchange onMethod = AnnotatedElementUtils.findMergedAnnotation(this.method, HttpExchange.class);
		HttpExchange onType = AnnotatedElementUtils.findMergedAnnotation(this.definition, HttpExchange.class);
		return Stream.of(accept(onMethod), accept(onType))
			.filter((accept) -> !accept.isEmpty())
			.findFirst()
			.orElse(List.of())
			.stream()
			.flatMap((mediaTypes) -> MediaType.parseMediaTypes(mediaTypes).stream())
			.map((mediaType) -> mediaType.getType() + "/" + mediaType.getSubtype());
	}

	private static List<String> accept(@Nullable HttpExchange exchange) {
		return (exchange != null) ? List.of(exchange.accept()) : List.of();
	}

	private static String parameter(ResolvableType type) {
		if (is(type, Mono.class)) {
			return type.getGeneric().toString();
		}
		if (is(type, Flux.class)) {
			return is(type.getGeneric(), DataBuffer.class) ? Resource.class.getName()
					: Iterable.class.getName() + "<" + type.getGeneric() + ">";
		}
		return type.toString();
	}

	private static boolean is(ResolvableType type, Class<?> expected) {
		return expected.equals(type.resolve());
	}

}
