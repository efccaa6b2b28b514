package dev.tandem.exchange;

import java.time.Duration;

import dev.tandem.ApiRejectedException;
import dev.tandem.limit.ConcurrencyLimit;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Lets a bounded number of calls of a client run at a time. A call gives up its place
 * before its end is told, so that a caller who makes one call after the other needs one
 * place.
 */
final class ConcurrencyStage implements CallStage {

	private final ConcurrencyLimit limit;

	private final CallListener listener;

	/**
	 * Create a stage.
	 * @param limit the limit
	 * @param listener is told how long calls wait
	 */
	ConcurrencyStage(ConcurrencyLimit limit, CallListener listener) {
		this.limit = limit;
		this.listener = listener;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		ConcurrencyLimit.Place place = this.limit.place();
		return taken(call, place).then(exchange).doOnTerminate(place::leave).doFinally((signal) -> place.leave());
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		ConcurrencyLimit.Place place = this.limit.place();
		return taken(call, place).thenMany(exchange).doOnTerminate(place::leave).doFinally((signal) -> place.leave());
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		ConcurrencyLimit.Place place = this.limit.place();
		return HeldUntilBodyEnds.around(taken(call, place).then(exchange), place::leave);
	}

	private Mono<Void> taken(Call call, ConcurrencyLimit.Place place) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return place.taken(() -> full(call))
				.doOnSuccess((taken) -> this.listener.waited(call.operation(), CallWait.CONCURRENCY,
						Duration.ofNanos(System.nanoTime() - start)));
		});
	}

	private ApiRejectedException full(Call call) {
		String property = "tandem.clients." + call.operation().client() + ".concurrency.";
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.TOO_MANY_CALLS,
				"%d calls run and %d wait for their turn already: see %smax-calls and %smax-waiting"
					.formatted(this.limit.maxCalls(), this.limit.maxWaiting(), property, property),
				null);
	}

}
