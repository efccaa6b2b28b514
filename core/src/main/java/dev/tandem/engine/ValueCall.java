package dev.tandem.engine;

import java.util.function.Function;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A call with at most one value.
 *
 * @param <T> the type of the value
 */
final class ValueCall<T> extends RunningCall<T> {

	ValueCall(Engine engine, Call call, Function<? super Call, Mono<T>> exchange, CoreSubscriber<? super T> caller) {
		super(engine, call, exchange, caller);
	}

	/**
	 * The value ends the call before it is handed on.
	 */
	@Override
	public void onNext(T value) {
		if (isEnded()) {
			Operators.onDiscard(value, currentContext());
			return;
		}
		Throwable fault = fault(value, -1);
		if (fault != null) {
			refuse(fault);
		}
		else if (succeed()) {
			caller().onNext(value);
			caller().onComplete();
			leave();
		}
		else {
			Operators.onDiscard(value, currentContext());
		}
	}

}
