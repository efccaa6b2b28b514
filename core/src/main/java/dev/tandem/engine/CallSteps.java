package dev.tandem.engine;

import dev.tandem.failure.Guard;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The steps of one call, outermost first. The call passes them inwards before an attempt,
 * and a failure passes them outwards until one of them has the attempt made again.
 */
final class CallSteps {

	private final CallStep[] steps;

	private final Owner call;

	/**
	 * Create the way of a call.
	 * @param steps the steps, outermost first
	 * @param call the call that passes them
	 */
	CallSteps(CallStep[] steps, Owner call) {
		this.steps = steps;
		this.call = call;
	}

	/**
	 * Go inwards, and make an attempt once all steps admit the call.
	 */
	void enter() {
		enter(0);
	}

	private void enter(int first) {
		for (int at = first; at < this.steps.length; at++) {
			if (this.call.isEnded()) {
				return;
			}
			Mono<?> admission = this.steps[at].enter();
			if (admission != null) {
				await(admission, at);
				return;
			}
			if (this.call.isEnded()) {
				this.steps[at].giveUp(false);
				return;
			}
		}
		this.call.makeAttempt();
	}

	/**
	 * Go outwards with a failure, and fail the call if no step has it repeated.
	 * @param failure what the caller would see
	 */
	void fail(Throwable failure) {
		fail(this.steps.length - 1, failure);
	}

	private void fail(int last, Throwable failure) {
		for (int at = last; at >= 0; at--) {
			Mono<?> repetition = this.steps[at].fail(failure);
			if (repetition != null) {
				await(repetition, at);
				return;
			}
		}
		this.call.failFinally(failure);
	}

	private void await(Mono<?> wait, int step) {
		Guard.subscribe(wait, new Wait(step));
	}

	void headArrived() {
		for (CallStep step : this.steps) {
			step.headArrived();
		}
	}

	void succeed() {
		for (CallStep step : this.steps) {
			step.succeed();
		}
	}

	void giveUp(boolean deadlinePassed) {
		for (CallStep step : this.steps) {
			step.giveUp(deadlinePassed);
		}
	}

	/**
	 * The call that passes the steps.
	 */
	interface Owner {

		/**
		 * Whether the call has ended meanwhile.
		 */
		boolean isEnded();

		/**
		 * The context of the call.
		 */
		Context currentContext();

		/**
		 * All steps have admitted the call.
		 */
		void makeAttempt();

		/**
		 * The call waits; its end cancels the wait.
		 */
		void await(Subscription wait);

		/**
		 * No step has the call repeated.
		 */
		void failFinally(Throwable failure);

	}

	/**
	 * Waits until a step admits the call, or has it repeated.
	 */
	private final class Wait implements CoreSubscriber<Object> {

		private final int step;

		private Wait(int step) {
			this.step = step;
		}

		@Override
		public Context currentContext() {
			return CallSteps.this.call.currentContext();
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			CallSteps.this.call.await(subscription);
		}

		@Override
		public void onNext(Object ignored) {
			// Only the end counts.
		}

		@Override
		public void onError(Throwable failure) {
			if (!CallSteps.this.call.isEnded()) {
				fail(this.step - 1, failure);
			}
		}

		@Override
		public void onComplete() {
			enter(this.step + 1);
		}

	}

}
