package dev.tandem.exchange;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives up a call that takes too long as a whole, reading the body included.
 */
final class DeadlineStage implements CallStage {

	private final Duration limit;

	DeadlineStage(Duration limit) {
		this.limit = limit;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return exchange.timeout(remaining(call), Mono.error(() -> passed(call)));
	}

	/**
	 * A stream without an end has its deadline at the head of the response; what follows
	 * is the idle timeout's.
	 * <p>
	 * The deadline ends the exchange with a value, since an error would leave it running.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return Flux.defer(() -> {
			if (call.endless() && call.headArrived()) {
				return exchange;
			}
			AtomicBoolean passed = new AtomicBoolean();
			Mono<Boolean> deadline = Mono.delay(remaining(call))
				.flatMap((tick) -> (call.endless() && call.headArrived()) ? Mono.never() : Mono.just(true))
				.doOnNext(passed::set);
			return exchange.takeUntilOther(deadline)
				.concatWith(Mono.defer(() -> passed.get() ? Mono.error(passed(call)) : Mono.empty()));
		});
	}

	private Duration remaining(Call call) {
		return call.remaining(this.limit);
	}

	private ApiTimeoutException passed(Call call) {
		return new ApiTimeoutException(call.operation(), call.attempts(), call.elapsed(),
				ApiTimeoutException.Deadline.CALL, call.timeout(this.limit), call.timeoutSetBy(), null);
	}

}
