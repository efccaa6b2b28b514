package dev.tandem.exchange;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One concern around a whole exchange, body included. A stage knows nothing of the
 * others; cancelling what it returns undoes what it holds.
 */
interface CallStage {

	/**
	 * Stand around an exchange with at most one value.
	 */
	<T> Mono<T> around(Call call, Mono<T> exchange);

	/**
	 * Stand around an exchange with a stream of values.
	 */
	<T> Flux<T> around(Call call, Flux<T> exchange);

}
