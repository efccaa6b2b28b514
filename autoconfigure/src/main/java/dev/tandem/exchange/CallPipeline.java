package dev.tandem.exchange;

import java.util.List;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.HttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapterDecorator;

/**
 * Stands between the proxy of a definition and {@code WebClient}, and puts the stages
 * around each exchange. The stages come anew with every subscription, so that a call can
 * be subscribed to more than once.
 */
final class CallPipeline extends ReactorHttpExchangeAdapterDecorator {

	private final List<CallStage> innermostFirst;

	/**
	 * Create a pipeline.
	 * @param delegate what sends requests
	 * @param innermostFirst the stages, from the one next to the exchange outwards
	 */
	CallPipeline(HttpExchangeAdapter delegate, List<CallStage> innermostFirst) {
		super(delegate);
		this.innermostFirst = List.copyOf(innermostFirst);
	}

	private ReactorHttpExchangeAdapter delegate() {
		return getHttpExchangeAdapter();
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues values) {
		return call(values, () -> delegate().exchangeForMono(values));
	}

	@Override
	public Mono<HttpHeaders> exchangeForHeadersMono(HttpRequestValues values) {
		return call(values, () -> delegate().exchangeForHeadersMono(values));
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		ParameterizedTypeReference<Object> resultBody = Results.bodyType(bodyType);
		if (resultBody != null) {
			return (Mono<T>) Results.of(exchangeForEntityMono(values, resultBody));
		}
		return call(values, () -> delegate().exchangeForBodyMono(values, bodyType));
	}

	@Override
	public Mono<ResponseEntity<Void>> exchangeForBodilessEntityMono(HttpRequestValues values) {
		return call(values, () -> delegate().exchangeForBodilessEntityMono(values));
	}

	@Override
	public <T> Mono<ResponseEntity<T>> exchangeForEntityMono(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		return call(values, () -> delegate().exchangeForEntityMono(values, bodyType));
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		OperationMetadata metadata = OperationProcessor.metadata(values);
		if (!metadata.endless()) {
			Supplier<Flux<T>> exchange = () -> delegate().exchangeForBodyFlux(values, bodyType);
			return Flux.defer(() -> {
				Call call = new Call(metadata, values);
				return around(call, bodyType, Flux.defer(attempt(call, exchange)));
			});
		}
		Supplier<Mono<ResponseEntity<Flux<T>>>> exchange = () -> delegate().exchangeForEntityFlux(values, bodyType);
		return Flux.defer(() -> {
			Call call = new Call(metadata, values);
			return around(call, bodyType,
					Mono.defer(attempt(call, exchange))
						.doOnNext((head) -> call.arriveHead())
						.flatMapMany(CallStage::body));
		});
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> exchangeForEntityFlux(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		OperationMetadata metadata = OperationProcessor.metadata(values);
		Supplier<Mono<ResponseEntity<Flux<T>>>> exchange = () -> delegate().exchangeForEntityFlux(values, bodyType);
		return Mono.defer(() -> {
			Call call = new Call(metadata, values);
			Mono<ResponseEntity<Flux<T>>> staged = Mono.defer(attempt(call, exchange))
				.doOnNext((head) -> call.arriveHead());
			for (CallStage stage : this.innermostFirst) {
				staged = stage.aroundHeadAndBody(call, staged);
			}
			return staged.map((entity) -> CallStage.withBody(entity, freeing(bodyType, CallStage.body(entity))));
		});
	}

	private <T> Mono<T> call(HttpRequestValues values, Supplier<Mono<T>> exchange) {
		OperationMetadata metadata = OperationProcessor.metadata(values);
		return Mono.defer(() -> {
			Call call = new Call(metadata, values);
			Mono<T> staged = Mono.defer(attempt(call, exchange));
			for (CallStage stage : this.innermostFirst) {
				staged = stage.around(call, staged);
			}
			return staged;
		});
	}

	/**
	 * An attempt has a request of its own: it is changed until it is sent, by the header
	 * that names its span for one, and other attempts and subscriptions may be underway.
	 */
	private static <P> Supplier<P> attempt(Call call, Supplier<P> exchange) {
		return () -> {
			call.beginAttempt();
			return exchange.get();
		};
	}

	private <T> Flux<T> around(Call call, ParameterizedTypeReference<T> bodyType, Flux<T> exchange) {
		Flux<T> staged = exchange;
		for (CallStage stage : this.innermostFirst) {
			staged = stage.around(call, staged);
		}
		return freeing(bodyType, staged);
	}

	/**
	 * Buffers of a body that is handed on as it comes may be underway through the stages
	 * when the caller cancels; they are freed. What a decoder reads, it frees itself.
	 */
	private static <T> Flux<T> freeing(ParameterizedTypeReference<T> bodyType, Flux<T> body) {
		return bodyType.getType() == DataBuffer.class ? body.doOnDiscard(DataBuffer.class, DataBufferUtils::release)
				: body;
	}

}
