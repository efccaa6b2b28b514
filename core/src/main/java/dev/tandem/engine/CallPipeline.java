package dev.tandem.engine;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.twin.Heads;
import dev.tandem.twin.WholeList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.UnsupportedMediaTypeException;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;

/**
 * Stands between the proxy of a definition and {@code WebClient}, and runs each exchange
 * in the engine of the client. A call begins with its subscription, so that it can be
 * subscribed to repeatedly, and each attempt builds its own request: tracing mutates it
 * until it is sent, and other attempts may be in flight.
 */
final class CallPipeline extends ReactorHttpExchangeAdapterDecorator {

	private final Supplier<CallRoute> routes;

	/**
	 * Create a pipeline.
	 * @param adapter the adapter that it stands for
	 * @param routes the way of a call that begins now
	 */
	CallPipeline(HttpExchangeAdapter adapter, Supplier<CallRoute> routes) {
		super(adapter);
		this.routes = routes;
	}

	/**
	 * Whether attempts are made without {@code WebClient}, so that nothing of the
	 * application sees their requests.
	 */
	boolean isDirect() {
		return this.routes.get().engine().direct();
	}

	/**
	 * What sends requests, as Spring's own decorators take it.
	 */
	static ReactorHttpExchangeAdapter reactive(HttpExchangeAdapter adapter) {
		return (adapter instanceof ReactorHttpExchangeAdapter reactive) ? reactive
				: new ReactorHttpExchangeAdapterDecorator(adapter);
	}

	private static Function<CallRoute, Call> calls(OperationMetadata metadata, HttpRequestValues values) {
		return (route) -> new Call(metadata, values, route.callTimeout(), route.exchange(), route.engine().clock());
	}

	private <T> Mono<T> call(HttpRequestValues values, Function<? super Call, Mono<T>> exchange) {
		return Calls.value(this.routes, calls(OperationMetadata.of(values), values), exchange);
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues values) {
		return call(values, (call) -> call.exchange().exchangeForMono(values));
	}

	@Override
	public Mono<HttpHeaders> exchangeForHeadersMono(HttpRequestValues values) {
		return call(values, (call) -> call.exchange().exchangeForHeadersMono(values));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> given) {
		ParameterizedTypeReference<T> bodyType = OperationMetadata.of(values).bodyType(given);
		ParameterizedTypeReference<Object> resultBody = Results.bodyType(bodyType);
		if (resultBody != null) {
			return (Mono<T>) Results.of(entity(values, resultBody));
		}
		return call(values, (call) -> call.exchange().exchangeForBodyMono(values, bodyType));
	}

	@Override
	public Mono<ResponseEntity<Void>> exchangeForBodilessEntityMono(HttpRequestValues values) {
		return call(values, (call) -> call.exchange().exchangeForBodilessEntityMono(values));
	}

	@Override
	public <T> Mono<ResponseEntity<T>> exchangeForEntityMono(HttpRequestValues values,
			ParameterizedTypeReference<T> given) {
		return entity(values, OperationMetadata.of(values).bodyType(given));
	}

	private <T> Mono<ResponseEntity<T>> entity(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return call(values, (call) -> call.exchange().exchangeForEntityMono(values, bodyType));
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues values, ParameterizedTypeReference<T> given) {
		OperationMetadata metadata = OperationMetadata.of(values);
		ParameterizedTypeReference<T> bodyType = metadata.bodyType(given);
		Function<CallRoute, Call> calls = calls(metadata, values);
		if (metadata.unbounded()) {
			return releasing(bodyType,
					Calls.elements(this.routes, calls,
							(call) -> head(call, call.exchange().exchangeForEntityFlux(values, bodyType))
								.flatMapMany(Heads::body)));
		}
		Flux<T> elements = readAhead(metadata, releasing(bodyType,
				Calls.elements(this.routes, calls, (call) -> call.exchange().exchangeForBodyFlux(values, bodyType))));
		if (metadata.streamed()) {
			return elements;
		}
		Flux<T> wholeList = Calls
			.value(this.routes, calls, (call) -> call.exchange().exchangeForBodyFlux(values, bodyType).collectList())
			.flatMapIterable((list) -> list);
		return Flux.deferContextual((context) -> WholeList.isWanted(context) ? wholeList : elements);
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> exchangeForEntityFlux(HttpRequestValues values,
			ParameterizedTypeReference<T> given) {
		OperationMetadata metadata = OperationMetadata.of(values);
		ParameterizedTypeReference<T> bodyType = metadata.bodyType(given);
		Function<CallRoute, Call> calls = calls(metadata, values);
		Mono<ResponseEntity<Flux<T>>> apart = Calls
			.headAndBody(this.routes, calls,
					(call) -> head(call, call.exchange().exchangeForEntityFlux(values, bodyType)))
			.map((entity) -> Heads.withBody(entity, readAhead(metadata, releasing(bodyType, Heads.body(entity)))));
		if (metadata.streamed()) {
			return apart;
		}
		Mono<ResponseEntity<Flux<T>>> wholeList = Calls
			.value(this.routes, calls,
					(call) -> call.exchange().exchangeForEntityFlux(values, bodyType).flatMap(CallPipeline::collected))
			.map(CallPipeline::apart);
		return Mono.deferContextual((context) -> WholeList.isWanted(context) ? wholeList : apart);
	}

	private static <T> Mono<ResponseEntity<List<T>>> collected(ResponseEntity<Flux<T>> entity) {
		return Heads.body(entity).collectList().map((body) -> Heads.withBody(entity, body));
	}

	private static <T> ResponseEntity<Flux<T>> apart(ResponseEntity<List<T>> entity) {
		return Heads.withBody(entity, Flux.fromIterable(Objects.requireNonNull(entity.getBody())));
	}

	/**
	 * An exchange whose head comes before its body. Content that is not what a stream
	 * consists of is a failure, before the caller takes it for an element.
	 */
	private static <T> Mono<ResponseEntity<Flux<T>>> head(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return exchange.flatMap((head) -> {
			MediaType contentType = head.getHeaders().getContentType();
			if (contentType != null && !call.mayStream(contentType)) {
				Throwable unreadable = new UnsupportedMediaTypeException(contentType, List.of());
				return Heads.body(head).takeWhile((element) -> false).onErrorComplete().then(Mono.error(unreadable));
			}
			call.arriveHead();
			return Mono.just(head);
		});
	}

	/**
	 * The elements of a finite body are received whatever the caller asks for, so that a
	 * call ends with its response and not with the last element that its caller has
	 * worked on: a caller who makes a call for each element would otherwise wait for the
	 * permit or the connection that the first call holds. {@code http.max-body-size}
	 * bounds what is held. A body that is handed on as it comes keeps to the demand.
	 */
	private static <T> Flux<T> readAhead(OperationMetadata metadata, Flux<T> elements) {
		return metadata.streamed() ? elements : elements.onBackpressureBuffer();
	}

	/**
	 * Buffers of a body that is handed on as it comes may be underway when the caller
	 * cancels; they are released. A decoder releases what it reads.
	 */
	private static <T> Flux<T> releasing(ParameterizedTypeReference<T> bodyType, Flux<T> body) {
		return bodyType.getType() == DataBuffer.class ? body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
				: body;
	}

}
