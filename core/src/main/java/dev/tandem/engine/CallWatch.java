package dev.tandem.engine;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiException;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallObservations;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Observes each call as its caller sees it: over waits and attempts, with the body read
 * and decoded. The observation is the parent of those of the attempts; its own parent is
 * found in the context of the subscriber or, for a blocking caller, in its thread.
 *
 * @param observations observations of calls
 * @param listener a further listener of calls
 */
record CallWatch(CallObservations observations, CallListener listener) {

	/**
	 * A call begins. One that is not observed on its own leaves its attempts to its
	 * parent.
	 * @param call the call
	 * @param context context of its subscriber
	 * @return what observes it
	 */
	Watched start(Call call, ContextView context) {
		if (this.observations.isNoop()) {
			return new Watched(call, null, null);
		}
		Observation parent = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
		parent = (parent != null) ? parent : this.observations.current();
		Observation observation = this.observations.start(call.operation(), call::attempts, parent);
		return observation.isNoop() ? new Watched(call, null, parent) : new Watched(call, observation, observation);
	}

	/**
	 * A call that is observed. It ends once.
	 */
	final class Watched {

		private final Call call;

		private final @Nullable Observation observation;

		private final Context added;

		private final AtomicBoolean ended = new AtomicBoolean();

		private Watched(Call call, @Nullable Observation observation, @Nullable Observation parentOfAttempts) {
			this.call = call;
			this.observation = observation;
			Context context = (parentOfAttempts != null)
					? Context.of(ObservationThreadLocalAccessor.KEY, parentOfAttempts) : Context.empty();
			this.added = CallWatch.this.listener.started(context);
		}

		/**
		 * Add to the context of the call what its attempts are to find there.
		 */
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

		private void end(CallOutcome outcome, @Nullable Throwable failure) {
			if (!this.ended.compareAndSet(false, true)) {
				return;
			}
			int attempts = (failure instanceof ApiException known) ? known.attempts() : this.call.attempts();
			EndedCall ended = new EndedCall(this.call.operation(), outcome, attempts, this.call.status(),
					this.call.elapsed(), failure);
			try {
				CallWatch.this.listener.ended(ended, this.added);
			}
			finally {
				if (this.observation != null) {
					CallObservations.stop(this.observation, ended);
				}
			}
		}

	}

}
