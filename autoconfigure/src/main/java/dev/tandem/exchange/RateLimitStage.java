package dev.tandem.exchange;

import java.time.Duration;
import java.time.Instant;

import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.limit.RateLimit;
import dev.tandem.observation.CallListener;
import dev.tandem.observation.CallWait;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Sends no more attempts than the rate limit of a client allows, and none while the API
 * asks to wait: a 429 with {@code Retry-After} is told to one call and meant for all.
 */
final class RateLimitStage implements CallStage {

	private final RateLimit limit;

	private final RequestedDelay requestedDelay;

	private final Duration longestPause;

	private final Duration callTimeout;

	private final CallListener listener;

	/**
	 * Create a stage.
	 * @param limit the limit
	 * @param requestedDelay tells how long an API asks to wait
	 * @param longestPause longest pause that an API may ask for
	 * @param callTimeout the deadline that the client sets
	 * @param listener is told how long attempts wait
	 */
	RateLimitStage(RateLimit limit, RequestedDelay requestedDelay, Duration longestPause, Duration callTimeout,
			CallListener listener) {
		this.requestedDelay = requestedDelay;
		this.limit = limit;
		this.longestPause = longestPause;
		this.callTimeout = callTimeout;
		this.listener = listener;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return token(call).then(exchange).doOnError(ApiResponseException.class, this::pause);
	}

	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return token(call).thenMany(exchange).doOnError(ApiResponseException.class, this::pause);
	}

	/**
	 * The body comes with the token of the head.
	 */
	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return around(call, exchange);
	}

	private Mono<Void> token(Call call) {
		return Mono.defer(() -> {
			Duration remaining = call.remaining(this.callTimeout);
			boolean deadlineIsNearer = remaining.compareTo(this.limit.settings().maxWait()) < 0;
			Duration longest = deadlineIsNearer ? remaining : this.limit.settings().maxWait();
			long start = System.nanoTime();
			return this.limit.token(longest, (wait) -> tooLong(call, wait, deadlineIsNearer))
				.doOnSuccess((taken) -> this.listener.waited(call.operation(), CallWait.RATE_LIMIT,
						Duration.ofNanos(System.nanoTime() - start)));
		});
	}

	private void pause(ApiResponseException failure) {
		if (failure.status().value() == HttpStatus.TOO_MANY_REQUESTS.value()) {
			Duration asked = this.requestedDelay.of(failure, Instant.now());
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

}
