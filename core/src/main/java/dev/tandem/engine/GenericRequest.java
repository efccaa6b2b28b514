package dev.tandem.engine;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.tandem.ApiOperation;
import dev.tandem.ApiRequest;
import dev.tandem.ApiResult;
import dev.tandem.BlockingApiRequest;
import dev.tandem.CallOptions;
import dev.tandem.TransferListener;
import dev.tandem.codec.EventMarks;
import dev.tandem.codec.StreamTypes;
import dev.tandem.error.ErrorTypes;
import dev.tandem.transfer.Transfer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.Assert;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactiveHttpRequestValues;

/**
 * Collects what a request consists of, and hands it to the engine as the proxy of a
 * definition does.
 */
final class GenericRequest implements ApiRequest {

	private static final ParameterizedTypeReference<DataBuffer> BUFFER = ParameterizedTypeReference
		.forType(DataBuffer.class);

	private final GenericCalls calls;

	private final HttpMethod method;

	private final String path;

	private final @Nullable URI address;

	private final Map<String, String> variables;

	private final List<Consumer<ReactiveHttpRequestValues.Builder>> parts = new ArrayList<>();

	private String name;

	private CallOptions options;

	private ErrorTypes errorTypes;

	private boolean idempotent;

	private List<MediaType> accepted = List.of();

	/**
	 * Begin a request.
	 * @param calls what the requests of its client have in common
	 * @param method HTTP method
	 * @param path URI template
	 * @param address the address, {@code null} to make it of the template
	 * @param variables values of the template's variables
	 */
	GenericRequest(GenericCalls calls, HttpMethod method, String path, @Nullable URI address,
			Map<String, String> variables) {
		this.calls = calls;
		this.method = method;
		this.path = path;
		this.address = address;
		this.variables = variables;
		this.options = calls.options();
		this.errorTypes = calls.errorTypes();
		String template = withoutQuery(path);
		this.name = template.isEmpty() ? method.name() : method + " " + template;
	}

	/**
	 * The pattern of a variable may hold a question mark.
	 */
	private static String withoutQuery(String path) {
		return UriTemplates.withoutQuery(path);
	}

	@Override
	public ApiRequest operation(String name) {
		Assert.hasText(name, "The name of the operation is empty: give one, or leave it out");
		this.name = name;
		return this;
	}

	@Override
	public ApiRequest query(String name, Object... values) {
		return options(
				CallOptions.none()
					.withQuery(name, GenericCalls.given(values)
						.flatMap((value) -> (value instanceof Collection<?> many) ? many.stream() : Stream.of(value))
						.map((value) -> GenericCalls.text(value, () -> "query parameter '" + name + "'"))
						.toArray(String[]::new)));
	}

	@Override
	public ApiRequest header(String name, String... values) {
		return options(CallOptions.none().withHeader(name, values));
	}

	@Override
	public ApiRequest cookie(String name, String value) {
		return options(CallOptions.none().withCookie(name, value));
	}

	@Override
	public ApiRequest timeout(Duration timeout) {
		return options(CallOptions.none().withTimeout(timeout));
	}

	@Override
	public ApiRequest options(CallOptions options) {
		this.options = this.options.with(options);
		return this;
	}

	@Override
	public ApiRequest idempotent() {
		this.idempotent = true;
		return this;
	}

	@Override
	public ApiRequest accept(MediaType... types) {
		this.accepted = List.of(types);
		return this;
	}

	@Override
	public ApiRequest contentType(MediaType type) {
		return add((request) -> request.setContentType(type));
	}

	@Override
	public ApiRequest body(Object body) {
		Assert.isTrue(!(body instanceof Publisher), "Give the type of the elements of a body that is a Publisher");
		return add((request) -> request.setBodyValue(body));
	}

	@Override
	public <T> ApiRequest body(Publisher<T> body, Class<T> elementType) {
		return add((request) -> request.setBodyPublisher(body, ParameterizedTypeReference.forType(elementType)));
	}

	@Override
	public ApiRequest part(String name, Object part) {
		return add((request) -> request.addRequestPart(name, part));
	}

	@Override
	public ApiRequest transfer(TransferListener listener) {
		return add((request) -> request.addAttribute(Transfer.LISTENER, listener));
	}

	@Override
	public ApiRequest errorBody(String status, Class<?> type) {
		this.errorTypes = this.errorTypes.with(status, type);
		return this;
	}

	private ApiRequest add(Consumer<ReactiveHttpRequestValues.Builder> part) {
		this.parts.add(part);
		return this;
	}

	@Override
	public BlockingApiRequest blocking() {
		return new BlockingGenericRequest(this);
	}

	@Override
	public Mono<Void> send() {
		return this.calls.exchange().exchangeForMono(values(Shape.WHOLE, null));
	}

	@Override
	public <T> Mono<T> retrieve(Class<T> type) {
		return retrieve(ParameterizedTypeReference.<T>forType(type));
	}

	@Override
	public <T> Mono<T> retrieve(ParameterizedTypeReference<T> type) {
		return this.calls.exchange().exchangeForBodyMono(values(Shape.WHOLE, null), type);
	}

	@Override
	public <T> Mono<ResponseEntity<T>> entity(Class<T> type) {
		return entity(ParameterizedTypeReference.<T>forType(type));
	}

	@Override
	public <T> Mono<ResponseEntity<T>> entity(ParameterizedTypeReference<T> type) {
		return this.calls.exchange().exchangeForEntityMono(values(Shape.WHOLE, null), type);
	}

	@Override
	public <T> Mono<ApiResult<T>> result(Class<T> type) {
		return result(ParameterizedTypeReference.<T>forType(type));
	}

	@Override
	public <T> Mono<ApiResult<T>> result(ParameterizedTypeReference<T> type) {
		return retrieve(ParameterizedTypeReference.<ApiResult<T>>forType(
				ResolvableType.forClassWithGenerics(ApiResult.class, ResolvableType.forType(type.getType()))
					.getType()));
	}

	@Override
	public <T> Flux<T> list(Class<T> elementType) {
		return elements(Shape.WHOLE, elementType);
	}

	@Override
	public <T> Flux<T> stream(Class<T> elementType) {
		return elements(Shape.STREAM, elementType);
	}

	private <T> Flux<T> elements(Shape shape, Class<T> elementType) {
		return this.calls.exchange()
			.exchangeForBodyFlux(values(shape, elementType), ParameterizedTypeReference.<T>forType(elementType));
	}

	@Override
	public Flux<DataBuffer> content() {
		return this.calls.exchange().exchangeForBodyFlux(values(Shape.BYTES, null), BUFFER);
	}

	private HttpRequestValues values(Shape shape, @Nullable Class<?> element) {
		ReactiveHttpRequestValues.Builder request = ReactiveHttpRequestValues.builder();
		request.setHttpMethod(this.method);
		if (this.address != null) {
			request.setUri(this.address);
		}
		else {
			request.setUriTemplate(this.path);
			this.variables.forEach(request::setUriVariable);
		}
		List<MediaType> accept = (shape == Shape.STREAM && this.accepted.isEmpty())
				? List.of(MediaType.TEXT_EVENT_STREAM) : this.accepted;
		if (!accept.isEmpty()) {
			request.setAccept(accept);
		}
		this.parts.forEach((part) -> part.accept(request));
		OperationMetadata metadata = metadata(shape, element, accept);
		metadata.addTo(request);
		this.calls.requestOptions().addTo(request, this.options);
		if (!this.options.query().isEmpty()) {
			new QueryTemplate(metadata.operation()).complete(request, this.address, this.options.query());
		}
		return request.build();
	}

	private OperationMetadata metadata(Shape shape, @Nullable Class<?> element, List<MediaType> accept) {
		ApiOperation operation = new ApiOperation(this.calls.client(), this.name, this.method, withoutQuery(this.path));
		boolean unbounded = shape == Shape.STREAM;
		Predicate<MediaType> types = (element == ServerSentEvent.class) ? StreamTypes::isEvents
				: OperationMetadata.streamTypes(accept);
		return new OperationMetadata(operation, unbounded, shape != Shape.WHOLE, unbounded ? types : null,
				EventMarks.NONE, this.errorTypes, this.idempotent || OperationMetadata.isIdempotent(this.method), null,
				false, null);
	}

	@Override
	public String toString() {
		return "ApiRequest[" + this.calls.client() + " " + this.name + "]";
	}

	/**
	 * How the body of a response is handed on.
	 */
	private enum Shape {

		WHOLE, STREAM, BYTES

	}

}
