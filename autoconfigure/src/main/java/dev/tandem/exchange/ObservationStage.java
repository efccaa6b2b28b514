package dev.tandem.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiException;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallObservations;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.core.observability.DefaultSignalListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import org.springframework.http.ResponseEntity;

/**
 * Observes each call as its caller sees it: over waits and attempts, with the body read
 * and decoded. The observation is the parent of those of the attempts; its own parent is
 * found in the context of the subscriber or, for a blocking caller, in its thread.
 */
final class ObservationStage implements CallStage {

	private final CallObservations observations;

	private final CallListener listener;

	/**
	 * Create a stage.
	 * @param observations observations of calls
	 * @param listener who else is told of calls
	 */
	ObservationStage(CallObservations observations, CallListener listener) {
		this.observations = observations;
		this.listener = listener;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return Mono.deferContextual((context) -> {
			Running running = start(call, context);
			return exchange.tap(() -> new End<>(running, true)).contextWrite(running::addTo);
		});
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return Flux.deferContextual((context) -> observe(exchange, start(call, context)));
	}

	/**
	 * The call ends with its body.
	 */
	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return Mono.deferContextual((context) -> {
			Running running = start(call, context);
			return exchange.map((entity) -> {
				running.handOn();
				return CallStage.withBody(entity, observe(CallStage.body(entity), running));
			}).doOnError(running::fail).doOnCancel(running::cancelUnlessHandedOn).contextWrite(running::addTo);
		});
	}

	private static <T> Flux<T> observe(Flux<T> exchange, Running running) {
		return exchange.tap(() -> new End<>(running, false)).contextWrite(running::addTo);
	}

	/**
	 * A call that is not observed on its own leaves its attempts to its parent.
	 */
	private Running start(Call call, ContextView context) {
		if (this.observations.isNoop()) {
			return new Running(call, null, null);
		}
		Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		parent = (parent != null) ? parent : this.observations.current();
		Observation observation = this.observations.start(call.operation(), call::attempts, parent);
		return observation.isNoop() ? new Running(call, null, parent) : new Running(call, observation, observation);
	}

	/**
	 * A call that is being observed. It ends once.
	 */
	private final class Running {

		private final Call call;

		private final @Nullable Observation observation;

		private final Context added;

		private final AtomicBoolean ended = new AtomicBoolean();

		private volatile boolean handedOn;

		Running(Call call, @Nullable Observation observation, @Nullable Observation parentOfAttempts) {
			this.call = call;
			this.observation = observation;
			Context context = (parentOfAttempts != null)
					? Context.of(ObservationThreadLocalAccessor.KEY, parentOfAttempts) : Context.empty();
			this.added = ObservationStage.this.listener.started(context);
		}

		Context addTo(Context context) {
			return this.added.isEmpty() ? context : context.putAll(this.added.readOnly());
		}

		void succeed() {
			end(CallOutcome.SUCCESS, null);
		}

		void fail(Throwable failure) {
			end(CallOutcome.of(failure), failure);
		}

		void cancel() {
			end(CallOutcome.CANCELLED, null);
		}

		void handOn() {
			this.handedOn = true;
		}

		void cancelUnlessHandedOn() {
			if (!this.handedOn) {
				cancel();
			}
		}

		private void end(CallOutcome outcome, @Nullable Throwable failure) {
			if (!this.ended.compareAndSet(false, true)) {
				return;
			}
			int attempts = (failure instanceof ApiException known) ? known.attempts() : this.call.attempts();
			EndedCall ended = new EndedCall(this.call.operation(), outcome, attempts, this.call.status(),
					this.call.elapsed(), failure);
			try {
				ObservationStage.this.listener.ended(ended, this.added);
			}
			finally {
				if (this.observation != null) {
					CallObservations.stop(this.observation, ended);
				}
			}
		}

	}

	/**
	 * Sees how a call ends. A value ends it before it is handed on.
	 */
	private static final class End<T> extends DefaultSignalListener<T> {

		private final Running running;

		private final boolean single;

		End(Running running, boolean single) {
			this.running = running;
			this.single = single;
		}

		@Override
		public void doOnNext(T value) {
			if (this.single) {
				this.running.succeed();
			}
		}

		@Override
		public void doOnComplete() {
			this.running.succeed();
		}

		@Override
		public void doOnError(Throwable failure) {
			this.running.fail(failure);
		}

		@Override
		public void doOnCancel() {
			this.running.cancel();
		}

	}

}
