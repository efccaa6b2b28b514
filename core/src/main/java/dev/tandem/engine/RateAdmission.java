package dev.tandem.engine;

import java.time.Duration;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import dev.tandem.resilience.RateLimit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Sends no more attempts than the rate limit of a client allows, and none while the API
 * asks to wait: a 429 with {@code Retry-After} is received by one call and meant for all.
 */
final class RateAdmission implements CallPolicy {

	private final RateLimit limit;

	private final RequestedDelay requestedDelay;

	private final Duration longestPause;

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param limit the limit
	 * @param requestedDelay finds how long an API asks to wait
	 * @param longestPause longest pause that an API may ask for
	 * @param listener is notified how long attempts wait
	 */
	RateAdmission(RateLimit limit, RequestedDelay requestedDelay, Duration longestPause, CallListener listener) {
		this.requestedDelay = requestedDelay;
		this.limit = limit;
		this.longestPause = longestPause;
		this.listener = listener;
	}

	@Override
	public CallStep begin(Call call) {
		return new Step(call);
	}

	private Mono<Void> token(Call call) {
		Duration remaining = call.remaining();
		boolean deadlineIsNearer = remaining.compareTo(this.limit.settings().maxWait()) < 0;
		Duration longest = deadlineIsNearer ? remaining : this.limit.settings().maxWait();
		long start = call.clock().nanoTime();
		return this.limit.acquire(longest, (wait) -> tooLong(call, wait, deadlineIsNearer))
			.doOnSuccess((acquired) -> waited(call, Duration.ofNanos(call.clock().nanoTime() - start)));
	}

	private void waited(Call call, Duration time) {
		this.listener.waited(call.operation(), CallWait.RATE_LIMIT, time);
	}

	private void pause(Call call, ApiResponseException failure) {
		if (failure.status().value() == HttpStatus.TOO_MANY_REQUESTS.value()) {
			Duration asked = this.requestedDelay.of(failure, call.clock().timeOfDay().instant());
			this.limit.pause((asked.compareTo(this.longestPause) < 0) ? asked : this.longestPause);
		}
	}

	private ApiRejectedException tooLong(Call call, Duration wait, boolean deadlineIsNearer) {
		String property = "tandem.clients." + call.operation().client() + ".rate-limit.";
		String tooLate = deadlineIsNearer ? "after the deadline of the call (" + call.timeoutSetBy() + ")"
				: "later than %smax-wait (%d ms) allows".formatted(property,
						this.limit.settings().maxWait().toMillis());
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.RATE_LIMITED,
				"%spermits allows %d attempts per %d ms; the next is possible in %d ms, %s".formatted(property,
						this.limit.settings().permits(), this.limit.settings().per().toMillis(),
						wait.plusNanos(999_999).toMillis(), tooLate),
				null);
	}

	private final class Step extends CallStep {

		private final Call call;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> enter() {
			if (RateAdmission.this.limit.tryAcquire()) {
				waited(this.call, Duration.ZERO);
				return null;
			}
			return token(this.call);
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (failure instanceof ApiResponseException response) {
				pause(this.call, response);
			}
			return null;
		}

	}

}
