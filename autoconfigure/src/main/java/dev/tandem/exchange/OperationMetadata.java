package dev.tandem.exchange;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.tandem.ApiOperation;
import dev.tandem.Idempotent;
import dev.tandem.error.ErrorTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;

/**
 * What is the same for all calls of an operation.
 *
 * @param operation the operation
 * @param endless whether the answer is a stream that has no end of its own: server-sent
 * events or NDJSON
 * @param streamed whether the body is handed on as it comes
 * @param errorTypes types of its error bodies
 * @param idempotent whether the operation may be sent twice with the effect of once
 * @param timeout deadline that the definition sets, {@code null} for that of the client
 * @param validAnswer whether answers have to be valid
 */
record OperationMetadata(ApiOperation operation, boolean endless, boolean streamed, ErrorTypes errorTypes,
		boolean idempotent, @Nullable Duration timeout, boolean validAnswer) {

	/**
	 * RFC 9110, section 9.2.2.
	 */
	private static final Set<HttpMethod> IDEMPOTENT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
			HttpMethod.TRACE, HttpMethod.PUT, HttpMethod.DELETE);

	private static final Set<String> STREAM_TYPES = Set.of("text/event-stream", "application/x-ndjson",
			"application/ndjson", "application/stream+json", "application/jsonl");

	static OperationMetadata of(ApiOperation operation, Class<?> definition, Method method,
			@Nullable List<MediaType> accept) {
		ResolvableType body = ResolvableType.forMethodReturnType(method, definition).getGeneric();
		if (body.toClass() == ResponseEntity.class) {
			body = body.getGeneric();
			body = body.hasGenerics() ? body.getGeneric() : body;
		}
		Class<?> element = body.toClass();
		boolean endless = element == ServerSentEvent.class || acceptsStream(accept);
		return new OperationMetadata(operation, endless, endless || DataBuffer.class.isAssignableFrom(element),
				ErrorTypes.of(definition, method), isIdempotent(operation.method(), definition, method),
				CallTimeouts.of(definition, method), ValidAnswer.isWanted(method));
	}

	private static boolean isIdempotent(HttpMethod httpMethod, Class<?> definition, Method method) {
		return IDEMPOTENT.contains(httpMethod) || AnnotatedElementUtils.hasAnnotation(method, Idempotent.class)
				|| AnnotatedElementUtils.hasAnnotation(definition, Idempotent.class);
	}

	/**
	 * Find the mistakes in the annotations of a definition.
	 */
	static void check(Class<?> definition) {
		for (Method method : definition.getMethods()) {
			ErrorTypes.of(definition, method);
			CallTimeouts.of(definition, method);
		}
	}

	private static boolean acceptsStream(@Nullable List<MediaType> accept) {
		return accept != null
				&& accept.stream().anyMatch((type) -> STREAM_TYPES.contains(type.getType() + "/" + type.getSubtype()));
	}

}
