package dev.tandem.engine;

import java.util.function.Consumer;

import dev.tandem.failure.Guarded;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * A call with at most one value, begun for each subscription. It guards its subscribers,
 * so that nobody downstream has to.
 *
 * @param <T> the type of the value
 */
final class CallMono<T> extends Mono<T> implements Guarded {

	private final Consumer<CoreSubscriber<? super T>> start;

	private CallMono(Consumer<CoreSubscriber<? super T>> start) {
		this.start = start;
	}

	static <T> Mono<T> of(Consumer<CoreSubscriber<? super T>> start) {
		return onAssembly(new CallMono<>(start));
	}

	@Override
	public void subscribe(CoreSubscriber<? super T> subscriber) {
		this.start.accept(subscriber);
	}

}
