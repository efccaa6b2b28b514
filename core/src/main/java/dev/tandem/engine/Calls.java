package dev.tandem.engine;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.failure.Failures;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

import org.springframework.http.ResponseEntity;

/**
 * Starts the calls of a client: a state machine for each subscription. A call takes the
 * generation that is current at its subscription.
 */
final class Calls {

	private Calls() {
	}

	/**
	 * A call with at most one value.
	 * @param routes the way of the call, for each subscription
	 * @param calls begins the call
	 * @param exchange makes one attempt
	 */
	static <T> Mono<T> value(Supplier<CallRoute> routes, Function<CallRoute, Call> calls,
			Function<? super Call, Mono<T>> exchange) {
		return CallMono.of((caller) -> start(caller, routes, calls,
				(engine, call) -> new ValueCall<>(engine, call, exchange, caller)));
	}

	/**
	 * A call whose elements are handed on as they come.
	 * @param routes the way of the call, for each subscription
	 * @param calls begins the call
	 * @param exchange makes one attempt
	 */
	static <T> Flux<T> elements(Supplier<CallRoute> routes, Function<CallRoute, Call> calls,
			Function<? super Call, Flux<T>> exchange) {
		return Flux.from((subscriber) -> {
			CoreSubscriber<? super T> caller = Operators.toCoreSubscriber(subscriber);
			start(caller, routes, calls, (engine, call) -> new ElementsCall<>(engine, call, exchange, caller));
		});
	}

	/**
	 * A call whose head is handed on before its body is asked for. It ends with its body.
	 * @param routes the way of the call, for each subscription
	 * @param calls begins the call
	 * @param exchange makes one attempt
	 */
	static <T> Mono<ResponseEntity<Flux<T>>> headAndBody(Supplier<CallRoute> routes, Function<CallRoute, Call> calls,
			Function<? super Call, Mono<ResponseEntity<Flux<T>>>> exchange) {
		return Mono.fromDirect((subscriber) -> {
			CoreSubscriber<? super ResponseEntity<Flux<T>>> caller = Operators.toCoreSubscriber(subscriber);
			start(caller, routes, calls, (engine, call) -> new HeadAndBodyCall<>(engine, call, exchange, caller));
		});
	}

	/**
	 * A call takes its generation once. One that has been replaced in the meantime lets
	 * no call in.
	 */
	private static void start(CoreSubscriber<?> subscriber, Supplier<CallRoute> routes, Function<CallRoute, Call> calls,
			BiFunction<Engine, Call, RunningCall<?>> running) {
		CallRoute route = routes.get();
		boolean inside = route.engine().gate().enter();
		while (!inside && route.engine().gate().isReplaced()) {
			route = routes.get();
			inside = route.engine().gate().enter();
		}
		RunningCall<?> call;
		try {
			call = running.apply(route.engine(), calls.apply(route));
		}
		catch (Throwable ex) {
			if (inside) {
				route.engine().gate().leave();
			}
			Operators.error(subscriber, Failures.signal(ex));
			return;
		}
		try {
			call.start(inside);
		}
		catch (Throwable ex) {
			call.caller().fail(ex);
		}
	}

}
