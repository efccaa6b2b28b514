package dev.tandem.exchange;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiTimeoutException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Gives up a call that takes too long as a whole, reading the body included.
 */
final class DeadlineStage implements CallStage {

	private final String client;

	private final Duration limit;

	DeadlineStage(String client, Duration limit) {
		this.client = client;
		this.limit = limit;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return exchange.timeout(remaining(call), Mono.error(() -> passed(call)));
	}

	/**
	 * A stream without an end has its deadline at the head of the response, which the
	 * pipeline waits for as a {@code Mono}; what follows is the idle timeout's.
	 * <p>
	 * The deadline ends the exchange with a value, since an error would leave it running.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		if (call.endless()) {
			return exchange;
		}
		return Flux.defer(() -> {
			AtomicBoolean passed = new AtomicBoolean();
			Mono<Long> deadline = Mono.delay(remaining(call)).doOnNext((tick) -> passed.set(true));
			return exchange.takeUntilOther(deadline)
				.concatWith(Mono.defer(() -> passed.get() ? Mono.error(passed(call)) : Mono.empty()));
		});
	}

	private Duration limit(Call call) {
		return Objects.requireNonNullElse(call.timeout(), this.limit);
	}

	private Duration remaining(Call call) {
		return call.remaining(this.limit);
	}

	private ApiTimeoutException passed(Call call) {
		String setBy = (call.timeout() != null) ? "@CallTimeout" : "tandem.clients." + this.client + ".timeouts.call";
		return new ApiTimeoutException(call.operation(), call.attempts(), call.elapsed(),
				ApiTimeoutException.Deadline.CALL, limit(call), setBy, null);
	}

}
