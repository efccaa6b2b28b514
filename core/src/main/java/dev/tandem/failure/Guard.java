package dev.tandem.failure;

import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoOperator;
import reactor.util.context.Context;

/**
 * Guarantees exactly one terminal signal, whatever is thrown in a call. Reactor turns an
 * exception into a signal but rethrows some errors, those of
 * {@link Exceptions#isJvmFatal}, in the current thread: no signal is sent, no permit is
 * released, and a blocking caller waits forever.
 * <p>
 * A guard is an operator that catches what is thrown around it. Something thrown
 * upstream, by {@code subscribe} or {@code request}, is signalled as a failure of its
 * source. Something thrown downstream, by {@code onNext}, is signalled by the next guard
 * downstream, which is found in the subscriber's context: the operators in between may
 * have terminated already.
 */
public final class Guard {

	private Guard() {
	}

	/**
	 * Guard a call with at most one value.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return the guarded call
	 */
	public static <T> Mono<T> mono(Mono<T> call) {
		return new GuardedMono<>(call, GuardScope.CALL);
	}

	/**
	 * Guard a call with many values.
	 * @param <T> the type of the values
	 * @param call the call
	 * @return the guarded call
	 */
	public static <T> Flux<T> flux(Flux<T> call) {
		return new GuardedFlux<>(call, GuardScope.CALL);
	}

	/**
	 * Guard elements that the transport supplies. Since no code of the application runs
	 * upstream, this guard is not added to the context.
	 * @param <T> the type of the elements
	 * @param elements the elements
	 * @return the guarded elements
	 */
	public static <T> Flux<T> received(Flux<T> elements) {
		return new GuardedFlux<>(elements, GuardScope.TRANSPORT);
	}

	/**
	 * Guard a subscriber of a call.
	 * @param <T> the type of the elements
	 * @param subscriber the subscriber
	 * @return passes signals on to it
	 */
	public static <T> GuardedSubscriber<T> subscriber(CoreSubscriber<? super T> subscriber) {
		return new GuardedSubscriber<>(subscriber, GuardScope.CALL);
	}

	/**
	 * Subscribe to an exchange, guarded.
	 * @param <T> the type of the elements
	 * @param exchange the exchange
	 * @param subscriber the subscriber
	 */
	public static <T> void subscribe(Publisher<? extends T> exchange, CoreSubscriber<? super T> subscriber) {
		subscribe(exchange, subscriber, GuardScope.CALL);
	}

	/**
	 * Guard a composition of calls by the application, which may continue on a thread of
	 * its own.
	 * @param <T> the type of the value
	 * @param composed what was composed
	 * @return the guarded composition
	 */
	public static <T> Mono<T> composed(Mono<T> composed) {
		return (composed instanceof Guarded) ? composed : new GuardedMono<>(composed, GuardScope.COMPOSED);
	}

	/**
	 * Guard a composition of calls by the application, which may continue on a thread of
	 * its own.
	 * @param <T> the type of the values
	 * @param composed what was composed
	 * @return the guarded composition
	 */
	public static <T> Flux<T> composed(Flux<T> composed) {
		return new GuardedFlux<>(composed, GuardScope.COMPOSED);
	}

	/**
	 * Let operators upstream signal the errors that Reactor would rethrow, also on a
	 * thread of their own, where no guard catches them.
	 * @param context context of their subscriber
	 * @return the context with the strategy, unless the application has set one
	 */
	public static Context carrying(Context context) {
		return FatalErrors.carriedBy(context);
	}

	/**
	 * Remove the guard from a context whose subscriber needs none.
	 * @param context a context
	 * @return the context without a guard
	 */
	public static Context remove(Context context) {
		return context.delete(GuardedSubscriber.class);
	}

	private static <T> void subscribe(Publisher<? extends T> source, CoreSubscriber<? super T> subscriber,
			GuardScope scope) {
		GuardedSubscriber<T> guard = new GuardedSubscriber<>(subscriber, scope);
		try {
			source.subscribe(guard);
		}
		catch (Throwable ex) {
			guard.fail(ex);
		}
	}

	private static final class GuardedMono<T> extends MonoOperator<T, T> {

		private final GuardScope scope;

		GuardedMono(Mono<T> source, GuardScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Guard.subscribe(this.source, subscriber, this.scope);
		}

	}

	private static final class GuardedFlux<T> extends FluxOperator<T, T> {

		private final GuardScope scope;

		GuardedFlux(Flux<T> source, GuardScope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Guard.subscribe(this.source, subscriber, this.scope);
		}

	}

}
