package dev.tandem.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.failure.Failures;
import dev.tandem.resilience.CallClock;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

import org.springframework.http.ResponseEntity;

/**
 * Runs the calls of a client: a state machine for each subscription, around the whole
 * exchange, body included.
 *
 * @param watch observes calls, {@code null} if nobody does
 * @param gate the door that calls pass
 * @param policies take part in each call, outermost first
 * @param errors turns failures into Tandem's exceptions
 * @param validation validates responses, {@code null} for none
 * @param clock the time that calls go by
 * @param traced whether attempts begin in the scope of their call's observation
 */
record Engine(@Nullable CallWatch watch, CallGate gate, List<CallPolicy> policies, ErrorMapping errors,
		@Nullable ResponseValidation validation, CallClock clock, boolean traced) {

	static final CallStep[] NO_STEPS = {};

	Engine {
		policies = List.copyOf(policies);
	}

	/**
	 * What the policies do in a call, outermost first.
	 */
	CallStep[] steps(Call call) {
		if (this.policies.isEmpty()) {
			return NO_STEPS;
		}
		CallStep[] steps = new CallStep[this.policies.size()];
		int count = 0;
		for (int i = 0; i < steps.length; i++) {
			CallStep step = this.policies.get(i).begin(call);
			if (step != null) {
				steps[count++] = step;
			}
		}
		return (count == steps.length) ? steps : Arrays.copyOf(steps, count);
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
