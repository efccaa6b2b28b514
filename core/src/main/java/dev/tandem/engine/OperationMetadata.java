package dev.tandem.engine;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.ApiOperation;
import dev.tandem.EventStream;
import dev.tandem.Idempotent;
import dev.tandem.codec.EventMarks;
import dev.tandem.codec.StreamTypes;
import dev.tandem.error.ErrorTypes;
import dev.tandem.observation.ApiAttemptObservationConvention;
import dev.tandem.processor.table.IdempotentMethods;
import dev.tandem.transport.ClientTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Metadata shared by all calls of an operation.
 *
 * @param operation the operation
 * @param unbounded whether the response is a stream that has no end of its own:
 * server-sent events or NDJSON
 * @param streamed whether the body is handed on as it comes
 * @param streamTypes which content types its stream may have, {@code null} for any
 * @param eventMarks what ends its events
 * @param errorTypes types of its error bodies
 * @param idempotent whether the operation may be sent twice with the effect of once
 * @param timeout deadline that the definition sets, {@code null} for that of the client
 * @param validResponse whether responses have to be valid
 * @param chosenBody type of the body where Spring does not have the whole of it
 */
record OperationMetadata(ApiOperation operation, boolean unbounded, boolean streamed,
		@Nullable Predicate<MediaType> streamTypes, EventMarks eventMarks, ErrorTypes errorTypes, boolean idempotent,
		@Nullable Duration timeout, boolean validResponse, @Nullable ParameterizedTypeReference<?> chosenBody) {

	private static final String ATTRIBUTE = OperationMetadata.class.getName();

	private static final Set<HttpMethod> IDEMPOTENT = Stream.of(IdempotentMethods.ALL.split(",", -1))
		.map(HttpMethod::valueOf)
		.collect(Collectors.toUnmodifiableSet());

	static OperationMetadata of(ApiOperation operation, Class<?> definition, Method method,
			@Nullable List<MediaType> accept) {
		Response response = Response.of(definition, method);
		boolean unbounded = response.isUnbounded(accept);
		boolean bytes = DataBuffer.class.isAssignableFrom(response.element());
		return new OperationMetadata(operation, unbounded, unbounded || bytes,
				(unbounded && !bytes) ? streamTypes(response.element(), accept) : null, eventMarks(definition, method),
				ErrorTypes.of(definition, method), isIdempotent(operation.method(), definition, method),
				CallTimeouts.of(definition, method), ValidResponse.isWanted(method),
				ChosenBodyType.of(definition, method));
	}

	/**
	 * The metadata that a request carries.
	 */
	static OperationMetadata of(HttpRequestValues values) {
		Object metadata = values.getAttributes().get(ATTRIBUTE);
		Assert.state(metadata != null, "The request was not assembled by a definition of Tandem");
		return (OperationMetadata) metadata;
	}

	/**
	 * The type of the body, given what Spring makes of it.
	 */
	@SuppressWarnings("unchecked")
	<T> ParameterizedTypeReference<T> bodyType(ParameterizedTypeReference<T> given) {
		return (this.chosenBody != null) ? (ParameterizedTypeReference<T>) this.chosenBody : given;
	}

	/**
	 * Let a request carry the metadata.
	 */
	void addTo(HttpRequestValues.Builder request) {
		request.addAttribute(ATTRIBUTE, this);
		request.addAttribute(ApiAttemptObservationConvention.OPERATION, this.operation);
		if (this.streamed) {
			request.addAttribute(ClientTransport.STREAMED, true);
		}
	}

	/**
	 * Whether the response of an operation is an unbounded stream.
	 */
	static boolean isUnbounded(Class<?> definition, Method method, @Nullable List<MediaType> accept) {
		return Response.of(definition, method).isUnbounded(accept);
	}

	/**
	 * Other content than a stream's would be read as one element, of nulls at worst.
	 */
	private static Predicate<MediaType> streamTypes(Class<?> element, @Nullable List<MediaType> accept) {
		if (element == ServerSentEvent.class) {
			return StreamTypes::isEvents;
		}
		return streamTypes((accept != null) ? List.copyOf(accept) : List.of());
	}

	/**
	 * The content types that the stream of an operation may have which accepts some.
	 */
	static Predicate<MediaType> streamTypes(List<MediaType> accepted) {
		return (type) -> StreamTypes.isStream(type) || accepted.stream().anyMatch((each) -> each.includes(type));
	}

	private static EventMarks eventMarks(Class<?> definition, Method method) {
		EventStream own = AnnotatedElementUtils.findMergedAnnotation(method, EventStream.class);
		EventStream marks = (own != null) ? own
				: AnnotatedElementUtils.findMergedAnnotation(definition, EventStream.class);
		return (marks != null) ? new EventMarks(marks.end(), marks.error()) : EventMarks.NONE;
	}

	private static boolean isIdempotent(HttpMethod httpMethod, Class<?> definition, Method method) {
		return isIdempotent(httpMethod) || AnnotatedElementUtils.hasAnnotation(method, Idempotent.class)
				|| AnnotatedElementUtils.hasAnnotation(definition, Idempotent.class);
	}

	/**
	 * Whether a method may be sent twice with the effect of once.
	 */
	static boolean isIdempotent(HttpMethod httpMethod) {
		return IDEMPOTENT.contains(httpMethod);
	}

	/**
	 * Find the mistakes in the annotations of a definition.
	 */
	static void check(Class<?> definition) {
		OperationNames.check(definition);
		for (Method method : definition.getMethods()) {
			ErrorTypes.of(definition, method);
			CallTimeouts.of(definition, method);
		}
	}

	/**
	 * What an operation returns.
	 *
	 * @param element type of the body or its elements
	 * @param many whether the elements come one by one
	 */
	private record Response(Class<?> element, boolean many) {

		static Response of(Class<?> definition, Method method) {
			ResolvableType result = ResolvableType.forMethodReturnType(method, definition);
			ResolvableType body = result.getGeneric();
			if (body.toClass() == ResponseEntity.class) {
				result = body.getGeneric();
				body = result.hasGenerics() ? result.getGeneric() : result;
			}
			return new Response(body.toClass(), isMany(result.toClass()));
		}

		/**
		 * {@code Flux}, or a type that Spring adapts to one.
		 */
		private static boolean isMany(Class<?> type) {
			ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(type);
			return adapter != null && adapter.isMultiValue();
		}

		boolean isUnbounded(@Nullable List<MediaType> accept) {
			return this.many && (this.element == ServerSentEvent.class || StreamTypes.isAnyStream(accept));
		}

	}

}
