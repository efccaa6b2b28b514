package dev.tandem.engine;

import java.util.function.Function;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;

/**
 * A call whose elements are handed on as they come.
 *
 * @param <T> the type of the elements
 */
final class ElementsCall<T> extends RunningCall<T> {

	private long index;

	ElementsCall(Engine engine, Call call, Function<? super Call, Flux<T>> exchange, CoreSubscriber<? super T> caller) {
		super(engine, call, exchange, caller);
	}

	@Override
	public void onNext(T element) {
		if (isEnded()) {
			Operators.onDiscard(element, currentContext());
			return;
		}
		Throwable fault = fault(element, this.index++);
		if (fault != null) {
			refuse(fault);
		}
		else {
			call().arriveElement();
			caller().onNext(element);
		}
	}

}
