package dev.tandem.exchange;

import dev.tandem.ApiRejectedException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Counts calls in flight, so that a close can wait for them, and refuses new ones once
 * the client is closed.
 */
final class GateStage implements CallStage {

	private final CallGate gate;

	GateStage(CallGate gate) {
		this.gate = gate;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		if (!this.gate.enter()) {
			return Mono.error(closed(call));
		}
		return exchange.doFinally((signal) -> this.gate.leave());
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		if (!this.gate.enter()) {
			return Flux.error(closed(call));
		}
		return exchange.doFinally((signal) -> this.gate.leave());
	}

	/**
	 * The call leaves with the end of its body.
	 */
	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		if (!this.gate.enter()) {
			return Mono.error(closed(call));
		}
		return HeldUntilBodyEnds.around(exchange, this.gate::leave);
	}

	private static ApiRejectedException closed(Call call) {
		return new ApiRejectedException(call.operation(), 0, call.elapsed(), ApiRejectedException.Reason.CLIENT_CLOSED,
				"the client is closed because its application context is closing; no new calls are sent", null);
	}

}
