package dev.tandem.exchange;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Gives up a body that nobody has begun to read when the deadline of its call passes. The
 * head is handed on before, and a caller who looks at nothing else would keep the
 * connection, and the call's place, for good.
 */
final class UnreadBodyStage implements CallStage {

	private final Duration limit;

	UnreadBodyStage(Duration limit) {
		this.limit = limit;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return exchange;
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return exchange;
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return exchange.map((entity) -> CallStage.withBody(entity, bounded(call, CallStage.body(entity))));
	}

	private <T> Flux<T> bounded(Call call, Flux<T> body) {
		AtomicReference<State> state = new AtomicReference<>(State.UNREAD);
		Disposable deadline = Mono.delay(call.remaining(this.limit))
			.filter((tick) -> state.compareAndSet(State.UNREAD, State.GIVEN_UP))
			.subscribe((tick) -> body.subscribe(new Nobody<>()));
		return Flux.defer(() -> {
			deadline.dispose();
			boolean given = !state.compareAndSet(State.UNREAD, State.READ) && state.get() == State.GIVEN_UP;
			return given ? Flux.error(call.deadlinePassed(this.limit)) : body;
		});
	}

	private enum State {

		UNREAD, READ, GIVEN_UP

	}

	/**
	 * Reads nothing, so that the other stages see the call end as they do at any
	 * deadline.
	 */
	private static final class Nobody<T> extends BaseSubscriber<T> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			// The deadline has passed, which ends the body.
		}

		@Override
		protected void hookOnError(Throwable failure) {
			// Told to those who observe the call.
		}

	}

}
