package dev.tandem.engine;

import java.util.List;

import dev.tandem.error.FailureTranslator;
import dev.tandem.resilience.SystemCallClock;
import org.mockito.Mockito;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;
import org.springframework.web.service.invoker.ReactorHttpExchangeAdapter;

/**
 * Runs calls around exchanges that are not sent, for tests of single policies.
 */
final class TestEngine {

	private final CallRoute route;

	TestEngine(CallPolicy... policies) {
		this(new CallGate(), policies);
	}

	TestEngine(CallGate gate, CallPolicy... policies) {
		FailureTranslator unchanged = Mockito.mock(FailureTranslator.class, (invocation) -> invocation.getArgument(0));
		Engine engine = new Engine(null, gate, List.of(policies), new ErrorMapping(unchanged, false), null,
				SystemCallClock.INSTANCE, false, false);
		this.route = new CallRoute(engine, Mockito.mock(ReactorHttpExchangeAdapter.class), TestCalls.TIMEOUT);
	}

	<T> Mono<T> around(Call call, Mono<T> exchange) {
		return Calls.value(() -> this.route, (route) -> call, (begun) -> exchange);
	}

	<T> Flux<T> around(Call call, Flux<T> exchange) {
		return Calls.elements(() -> this.route, (route) -> call, (begun) -> exchange);
	}

	<T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return Calls.headAndBody(() -> this.route, (route) -> call, (begun) -> exchange);
	}

}
