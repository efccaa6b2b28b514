package dev.tandem.engine;

import java.time.Duration;

import dev.tandem.ApiRejectedException;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import dev.tandem.resilience.ConcurrencyLimit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets a bounded number of calls of a client run at a time. A call releases its permit
 * before its end is reported, so that a caller who makes one call after the other needs
 * one permit.
 */
final class ConcurrencyAdmission implements CallPolicy {

	private final ConcurrencyLimit limit;

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param limit the limit
	 * @param listener is notified how long calls wait
	 */
	ConcurrencyAdmission(ConcurrencyLimit limit, CallListener listener) {
		this.limit = limit;
		this.listener = listener;
	}

	@Override
	public CallStep begin(Call call) {
		return new Step(call);
	}

	private ApiRejectedException full(Call call) {
		String property = "tandem.clients." + call.operation().client() + ".concurrency.";
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.TOO_MANY_CALLS,
				"%d calls are in flight and %d wait for a permit: see %smax-calls and %smax-waiting"
					.formatted(this.limit.maxCalls(), this.limit.maxWaiting(), property, property),
				null);
	}

	private final class Step extends CallStep {

		private final Call call;

		private final ConcurrencyLimit.Permit permit = ConcurrencyAdmission.this.limit.permit();

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> enter() {
			long start = this.call.clock().nanoTime();
			if (this.permit.tryAcquire()) {
				waitedSince(start);
				return null;
			}
			return this.permit.acquire(() -> full(this.call)).doOnSuccess((acquired) -> waitedSince(start));
		}

		private void waitedSince(long start) {
			ConcurrencyAdmission.this.listener.waited(this.call.operation(), CallWait.CONCURRENCY,
					Duration.ofNanos(this.call.clock().nanoTime() - start));
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			this.permit.release();
			return null;
		}

		@Override
		void succeed() {
			this.permit.release();
		}

		@Override
		void giveUp(boolean deadlinePassed) {
			this.permit.release();
		}

	}

}
