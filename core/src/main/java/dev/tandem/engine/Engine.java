package dev.tandem.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.tandem.failure.Failures;
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
 * @param traced whether attempts begin in the scope of their call's observation
 */
record Engine(@Nullable CallWatch watch, CallGate gate, List<CallPolicy> policies, ErrorMapping errors,
		@Nullable ResponseValidation validation, boolean traced) {

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
	 * @param calls begins the call, for each subscription
	 * @param exchange makes one attempt
	 */
	<T> Mono<T> value(Supplier<Call> calls, Function<? super Call, Mono<T>> exchange) {
		return CallMono.of((caller) -> start(caller, calls, (call) -> new ValueCall<>(this, call, exchange, caller)));
	}

	/**
	 * A call whose elements are handed on as they come.
	 * @param calls begins the call, for each subscription
	 * @param exchange makes one attempt
	 */
	<T> Flux<T> elements(Supplier<Call> calls, Function<? super Call, Flux<T>> exchange) {
		return Flux.from((subscriber) -> {
			CoreSubscriber<? super T> caller = Operators.toCoreSubscriber(subscriber);
			start(caller, calls, (call) -> new ElementsCall<>(this, call, exchange, caller));
		});
	}

	/**
	 * A call whose head is handed on before its body is asked for. It ends with its body.
	 * @param calls begins the call, for each subscription
	 * @param exchange makes one attempt
	 */
	<T> Mono<ResponseEntity<Flux<T>>> headAndBody(Supplier<Call> calls,
			Function<? super Call, Mono<ResponseEntity<Flux<T>>>> exchange) {
		return Mono.fromDirect((subscriber) -> {
			CoreSubscriber<? super ResponseEntity<Flux<T>>> caller = Operators.toCoreSubscriber(subscriber);
			start(caller, calls, (call) -> new HeadAndBodyCall<>(this, call, exchange, caller));
		});
	}

	private static void start(CoreSubscriber<?> subscriber, Supplier<Call> calls,
			Function<Call, RunningCall<?>> running) {
		RunningCall<?> call;
		try {
			call = running.apply(calls.get());
		}
		catch (Throwable ex) {
			Operators.error(subscriber, Failures.signal(ex));
			return;
		}
		try {
			call.start();
		}
		catch (Throwable ex) {
			call.caller().fail(ex);
		}
	}

}
