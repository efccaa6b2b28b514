package dev.tandem.engine;

import dev.tandem.codec.BodyReader;
import dev.tandem.failure.Failures;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.service.invoker.AbstractReactorHttpExchangeAdapter;
import org.springframework.web.service.invoker.HttpRequestValues;

/**
 * Makes attempts as {@code WebClient} does, by the transport of the client directly: see
 * {@link PlainClient}.
 */
final class DirectExchange extends AbstractReactorHttpExchangeAdapter {

	private final PlainClient client;

	private final AttemptSender sender;

	/**
	 * Create an exchange.
	 * @param client what the client consists of
	 * @param unguarded sends requests that no encoder of the application writes
	 */
	DirectExchange(PlainClient client, ClientHttpConnector unguarded) {
		this.client = client;
		this.sender = new AttemptSender(client, unguarded);
	}

	@Override
	public boolean supportsRequestAttributes() {
		return true;
	}

	/**
	 * An attempt for each subscription.
	 */
	private <T> Publisher<T> attempt(HttpRequestValues values, ResponseReader<T> reader) {
		ResponseReader<T> checked = (response, request) -> ErrorStatus.isFailure(response.getStatusCode())
				? ErrorStatus.failure(this.sender.shown(response, request)) : reader.read(response, request);
		return (subscriber) -> {
			CoreSubscriber<? super T> caller = Operators.toCoreSubscriber(subscriber);
			Attempt<T> attempt;
			try {
				attempt = new Attempt<>(this.sender, new AttemptRequest(this.client, values), checked, caller);
			}
			catch (Throwable ex) {
				Operators.error(caller, Failures.signal(ex));
				return;
			}
			attempt.start();
		};
	}

	private <T> Mono<T> one(HttpRequestValues values, ResponseReader<T> reader) {
		return Mono.fromDirect(attempt(values, reader));
	}

	private <T> Mono<T> body(ClientHttpResponse response, AttemptRequest request, ParameterizedTypeReference<T> type) {
		return this.client.readers().of(type).read(response, request.metadata().validResponse());
	}

	private static Mono<Void> discard(ClientHttpResponse response) {
		return response.getBody().map(DataBufferUtils::release).then();
	}

	private static ResponseEntity<Void> head(ClientHttpResponse response) {
		return new ResponseEntity<>(response.getHeaders(), response.getStatusCode());
	}

	@Override
	public Mono<Void> exchangeForMono(HttpRequestValues values) {
		return one(values, (response, request) -> discard(response));
	}

	@Override
	public Mono<HttpHeaders> exchangeForHeadersMono(HttpRequestValues values) {
		return one(values, (response, request) -> discard(response).thenReturn(response.getHeaders()));
	}

	@Override
	public <T> Mono<T> exchangeForBodyMono(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return one(values, (response, request) -> body(response, request, bodyType));
	}

	@Override
	public Mono<ResponseEntity<Void>> exchangeForBodilessEntityMono(HttpRequestValues values) {
		return one(values, (response, request) -> discard(response).thenReturn(head(response)));
	}

	@Override
	public <T> Mono<ResponseEntity<T>> exchangeForEntityMono(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		return one(values, (response, request) -> body(response, request, bodyType)
			.map((body) -> new ResponseEntity<>(body, response.getHeaders(), response.getStatusCode()))
			.switchIfEmpty(
					Mono.fromSupplier(() -> new ResponseEntity<>(response.getHeaders(), response.getStatusCode()))));
	}

	@Override
	public <T> Flux<T> exchangeForBodyFlux(HttpRequestValues values, ParameterizedTypeReference<T> bodyType) {
		return Flux.from(attempt(values, (response, request) -> elements(response, bodyType)));
	}

	private <T> Flux<T> elements(ClientHttpResponse response, ParameterizedTypeReference<T> type) {
		return BodyExtractors.toFlux(type).extract(BodyReader.guarded(response), this.client.readers().codecs());
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> exchangeForEntityFlux(HttpRequestValues values,
			ParameterizedTypeReference<T> bodyType) {
		return one(values, (response, request) -> {
			Flux<T> body = elements(response, bodyType)
				.onErrorMap((failure) -> AttemptSender.brokenBody(failure, response, request));
			return Mono.just(new ResponseEntity<>(body, response.getHeaders(), response.getStatusCode()));
		});
	}

}
