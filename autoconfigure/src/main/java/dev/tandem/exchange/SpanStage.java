package dev.tandem.exchange;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * Begins each attempt in the scope of its call's observation. Tracers prefer the span of
 * the thread to the one of the parent, and the thread may be in another: in that of the
 * caller, or of a call that ends and hands its place on.
 */
final class SpanStage implements CallStage {

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return new MonoInScope<>(exchange);
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return new FluxInScope<>(exchange);
	}

	private static void inScope(Context context, Runnable subscription) {
		Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		if (observation != null) {
			observation.scoped(subscription);
		}
		else {
			subscription.run();
		}
	}

	private static final class MonoInScope<T> extends MonoOperator<T, T> {

		MonoInScope(Mono<T> exchange) {
			super(exchange);
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			inScope(subscriber.currentContext(), () -> this.source.subscribe(subscriber));
		}

	}

	private static final class FluxInScope<T> extends FluxOperator<T, T> {

		FluxInScope(Flux<T> exchange) {
			super(exchange);
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			inScope(subscriber.currentContext(), () -> this.source.subscribe(subscriber));
		}

	}

}
