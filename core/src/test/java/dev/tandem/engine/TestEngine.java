package dev.tandem.engine;

import java.util.List;

import dev.tandem.error.FailureTranslator;
import org.mockito.Mockito;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Runs calls around exchanges that are not sent, for tests of single policies.
 */
final class TestEngine {

	private final Engine engine;

	TestEngine(CallPolicy... policies) {
		this(new CallGate(), policies);
	}

	TestEngine(CallGate gate, CallPolicy... policies) {
		FailureTranslator unchanged = Mockito.mock(FailureTranslator.class, (invocation) -> invocation.getArgument(0));
		this.engine = new Engine(null, gate, List.of(policies), new ErrorMapping(unchanged, false), null, false);
	}

	<T> Mono<T> around(Call call, Mono<T> exchange) {
		return this.engine.value(() -> call, (begun) -> exchange);
	}

	<T> Flux<T> around(Call call, Flux<T> exchange) {
		return this.engine.elements(() -> call, (begun) -> exchange);
	}

	<T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return this.engine.headAndBody(() -> call, (begun) -> exchange);
	}

}
