package dev.tandem.engine;

import java.util.function.UnaryOperator;

import dev.tandem.observation.CallObservations;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * What a default method of a definition has composed of several calls. They all belong to
 * the observation of the thread that asks for the result, although most of them begin on
 * another.
 *
 * @param observations observations of calls
 */
record ComposedCall(CallObservations observations) {

	@Nullable Object observe(@Nullable Object result) {
		if (result instanceof Mono<?> mono) {
			return Mono.deferContextual((context) -> mono.contextWrite(parent(context)));
		}
		if (result instanceof Flux<?> flux) {
			return Flux.deferContextual((context) -> flux.contextWrite(parent(context)));
		}
		return result;
	}

	private UnaryOperator<Context> parent(ContextView context) {
		Observation current = context.hasKey(ObservationThreadLocalAccessor.KEY) ? null : this.observations.current();
		return (inner) -> (current != null) ? inner.put(ObservationThreadLocalAccessor.KEY, current) : inner;
	}

}
