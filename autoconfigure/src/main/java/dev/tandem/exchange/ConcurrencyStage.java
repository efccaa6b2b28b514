package dev.tandem.exchange;

import dev.tandem.ApiRejectedException;
import dev.tandem.limit.ConcurrencyLimit;
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

	ConcurrencyStage(ConcurrencyLimit limit) {
		this.limit = limit;
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
		return place.taken(() -> full(call));
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
