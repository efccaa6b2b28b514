package dev.tandem.failure;

import java.util.function.BiFunction;
import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;
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

	/**
	 * Reactor's context key of the strategy for errors thrown for an element.
	 */
	private static final String ON_NEXT_ERROR = "reactor.onNextError.localStrategy";

	private Guard() {
	}

	/**
	 * Guard a call with at most one value.
	 * @param <T> the type of the value
	 * @param call the call
	 * @return the guarded call
	 */
	public static <T> Mono<T> mono(Mono<T> call) {
		return new GuardedMono<>(call, Scope.CALL);
	}

	/**
	 * Guard a call with many values.
	 * @param <T> the type of the values
	 * @param call the call
	 * @return the guarded call
	 */
	public static <T> Flux<T> flux(Flux<T> call) {
		return new GuardedFlux<>(call, Scope.CALL);
	}

	/**
	 * Guard elements that the transport supplies. Since no code of the application runs
	 * upstream, this guard is not added to the context.
	 * @param <T> the type of the elements
	 * @param elements the elements
	 * @return the guarded elements
	 */
	public static <T> Flux<T> received(Flux<T> elements) {
		return new GuardedFlux<>(elements, Scope.TRANSPORT);
	}

	/**
	 * Guard a subscriber of a call.
	 * @param <T> the type of the elements
	 * @param subscriber the subscriber
	 * @return passes signals on to it
	 */
	public static <T> GuardedSubscriber<T> subscriber(CoreSubscriber<? super T> subscriber) {
		return new GuardedSubscriber<>(subscriber, Scope.CALL);
	}

	/**
	 * Subscribe to an exchange, guarded.
	 * @param <T> the type of the elements
	 * @param exchange the exchange
	 * @param subscriber the subscriber
	 */
	public static <T> void subscribe(Publisher<? extends T> exchange, CoreSubscriber<? super T> subscriber) {
		subscribe(exchange, subscriber, Scope.CALL);
	}

	/**
	 * Guard a composition of calls by the application, which may continue on a thread of
	 * its own.
	 * @param <T> the type of the value
	 * @param composed what was composed
	 * @return the guarded composition
	 */
	public static <T> Mono<T> composed(Mono<T> composed) {
		return (composed instanceof Guarded) ? composed : new GuardedMono<>(composed, Scope.COMPOSED);
	}

	/**
	 * Guard a composition of calls by the application, which may continue on a thread of
	 * its own.
	 * @param <T> the type of the values
	 * @param composed what was composed
	 * @return the guarded composition
	 */
	public static <T> Flux<T> composed(Flux<T> composed) {
		return new GuardedFlux<>(composed, Scope.COMPOSED);
	}

	/**
	 * Let operators upstream signal the errors that Reactor would rethrow, also on a
	 * thread of their own, where no guard catches them.
	 * @param context context of their subscriber
	 * @return the context with the strategy, unless the application has set one
	 */
	public static Context carrying(Context context) {
		return context.hasKey(ON_NEXT_ERROR) ? context : context.put(ON_NEXT_ERROR, Carrier.INSTANCE);
	}

	/**
	 * Remove the guard from a context whose subscriber needs none.
	 * @param context a context
	 * @return the context without a guard
	 */
	public static Context remove(Context context) {
		return context.delete(GuardedSubscriber.class);
	}

	/**
	 * Where a guard stands.
	 */
	enum Scope {

		CALL, COMPOSED, TRANSPORT;

		Context add(Context context, GuardedSubscriber<?> guard) {
			if (this == TRANSPORT) {
				return context;
			}
			Context guarded = context.put(GuardedSubscriber.class, guard);
			return (this == COMPOSED) ? carrying(guarded) : guarded;
		}

	}

	/**
	 * Signals the errors that Reactor would rethrow.
	 */
	private static final class Carrier
			implements BiFunction<Throwable, @Nullable Object, Throwable>, BiPredicate<Throwable, @Nullable Object> {

		private static final Carrier INSTANCE = new Carrier();

		@Override
		public boolean test(Throwable thrown, @Nullable Object element) {
			return Exceptions.isJvmFatal(thrown);
		}

		@Override
		public Throwable apply(Throwable thrown, @Nullable Object element) {
			return Failures.signal(thrown);
		}

	}

	private static <T> void subscribe(Publisher<? extends T> source, CoreSubscriber<? super T> subscriber,
			Scope scope) {
		GuardedSubscriber<T> guard = new GuardedSubscriber<>(subscriber, scope);
		try {
			source.subscribe(guard);
		}
		catch (Throwable ex) {
			guard.fail(ex);
		}
	}

	private static final class GuardedMono<T> extends MonoOperator<T, T> {

		private final Scope scope;

		GuardedMono(Mono<T> source, Scope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Guard.subscribe(this.source, subscriber, this.scope);
		}

	}

	private static final class GuardedFlux<T> extends FluxOperator<T, T> {

		private final Scope scope;

		GuardedFlux(Flux<T> source, Scope scope) {
			super(source);
			this.scope = scope;
		}

		@Override
		public void subscribe(CoreSubscriber<? super T> subscriber) {
			Guard.subscribe(this.source, subscriber, this.scope);
		}

	}

}
