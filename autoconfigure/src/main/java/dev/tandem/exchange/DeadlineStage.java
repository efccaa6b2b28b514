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
	 * is the idle timeout's, unless its body is asked for after the deadline.
	 * <p>
	 * The deadline ends the exchange with a value, since an error would leave it running.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return Flux.defer(() -> {
			Duration remaining = remaining(call);
			if (call.endless() && call.headArrived() && !remaining.isZero()) {
				return exchange;
			}
			AtomicBoolean passed = new AtomicBoolean();
			Mono<Boolean> deadline = Mono.delay(remaining)
				.flatMap((tick) -> (call.endless() && call.headArrived() && !remaining.isZero()) ? Mono.never()
						: Mono.just(true))
				.doOnNext(passed::set);
			return exchange.takeUntilOther(deadline)
				.concatWith(Mono.defer(() -> passed.get() ? Mono.error(passed(call)) : Mono.empty()));
		});
	}

	private Duration remaining(Call call) {
		return call.remaining(this.limit);
	}

	private ApiTimeoutException passed(Call call) {
		return call.deadlinePassed(this.limit);
	}

}
