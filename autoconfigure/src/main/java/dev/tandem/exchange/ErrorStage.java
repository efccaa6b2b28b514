package dev.tandem.exchange;

import dev.tandem.error.FailedCall;
import dev.tandem.error.FailureTranslator;
import dev.tandem.transport.ReceivedBody;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns what the transport and the decoder report into Tandem's exceptions.
 */
final class ErrorStage implements CallStage {

	private final FailureTranslator translator;

	ErrorStage(FailureTranslator translator) {
		this.translator = translator;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return exchange.contextWrite((context) -> context.put(ReceivedBody.class, call.receivedBody()))
			.onErrorMap((failure) -> translate(call, failure));
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return exchange.contextWrite((context) -> context.put(ReceivedBody.class, call.receivedBody()))
			.onErrorMap((failure) -> translate(call, failure));
	}

	private Throwable translate(Call call, Throwable failure) {
		return this.translator.translate(failure, new FailedCall(call.operation(), call.errorTypes(), call.attempts(),
				call.elapsed(), call.receivedBody()));
	}

}
