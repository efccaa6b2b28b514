package dev.tandem.exchange;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.client.ApiClientSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Sends nothing for a while to an API that fails too often.
 */
final class CircuitBreakerStage implements CallStage {

	private static final Log logger = LogFactory.getLog(CircuitBreakerStage.class);

	private final CircuitBreaker breaker;

	private final Duration openDuration;

	private final Duration callTimeout;

	private volatile long openedAt = System.nanoTime();

	/**
	 * Create a stage.
	 * @param client name of the client
	 * @param settings settings of its circuit breaker
	 * @param callTimeout the deadline that the client sets
	 */
	CircuitBreakerStage(String client, ApiClientSettings.CircuitBreaker settings, Duration callTimeout) {
		this.breaker = CircuitBreaker.of(client,
				CircuitBreakerConfig.custom()
					.failureRateThreshold((float) (settings.failureRateThreshold() * 100))
					.slidingWindowSize(settings.slidingWindowSize())
					.minimumNumberOfCalls(settings.minimumCalls())
					.waitDurationInOpenState(settings.openDuration())
					.permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
					.build());
		this.openDuration = settings.openDuration();
		this.callTimeout = callTimeout;
		this.breaker.getEventPublisher().onStateTransition(this::changed);
	}

	private void changed(CircuitBreakerOnStateTransitionEvent event) {
		CircuitBreaker.State state = event.getStateTransition().getToState();
		if (state == CircuitBreaker.State.OPEN) {
			this.openedAt = System.nanoTime();
			logger.warn("The circuit of the client '%s' is open: nothing is sent for %d ms"
				.formatted(event.getCircuitBreakerName(), this.openDuration.toMillis()));
		}
		else {
			logger.info("The circuit of the client '%s' is %s".formatted(event.getCircuitBreakerName(), state));
		}
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return Mono.defer(() -> {
			if (!this.breaker.tryAcquirePermission()) {
				return Mono.error(open(call));
			}
			Permission permission = new Permission(call);
			return exchange.doOnSuccess((value) -> permission.succeed())
				.doOnError(permission::fail)
				.doOnCancel(permission::cancel);
		});
	}

	/**
	 * A stream without an end would keep the permission: there, the head decides.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		return Flux.defer(() -> {
			if (!this.breaker.tryAcquirePermission()) {
				return Flux.error(open(call));
			}
			Permission permission = new Permission(call);
			if (call.endless()) {
				call.onHead(permission::succeed);
			}
			return exchange.doOnNext((element) -> permission.answered = true)
				.doOnComplete(permission::succeed)
				.doOnError(permission::fail)
				.doOnCancel(permission::cancel);
		});
	}

	/**
	 * The body may be left unread: the head decides.
	 */
	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return around(call, exchange);
	}

	private ApiRejectedException open(Call call) {
		long left = this.openDuration.minusNanos(System.nanoTime() - this.openedAt).toMillis();
		String next = (this.breaker.getState() == CircuitBreaker.State.OPEN)
				? "the circuit is open since the API fails too often; the next attempt is possible in %d ms"
					.formatted(Math.max(0, left))
				: "the circuit is half-open and %d trial calls run already"
					.formatted(this.breaker.getCircuitBreakerConfig().getPermittedNumberOfCallsInHalfOpenState());
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.CIRCUIT_OPEN,
				"%s: see tandem.clients.%s.circuit-breaker".formatted(next, call.operation().client()), null);
	}

	/**
	 * What one attempt tells of the API. Only the first word counts.
	 */
	private final class Permission {

		private final AtomicBoolean used = new AtomicBoolean();

		private final Call call;

		private final int attemptsBefore;

		private volatile boolean answered;

		private Permission(Call call) {
			this.call = call;
			this.attemptsBefore = call.attempts();
		}

		private void succeed() {
			if (this.used.compareAndSet(false, true)) {
				CircuitBreakerStage.this.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
			}
		}

		private void fail(Throwable failure) {
			if (isAnswer(failure)) {
				succeed();
			}
			else if (isFailureOfApi(failure)) {
				count(failure);
			}
			else {
				release();
			}
		}

		/**
		 * An API that lets the deadline pass has failed, although it is the caller's side
		 * that ends the attempt.
		 */
		private void cancel() {
			boolean sent = this.call.attempts() > this.attemptsBefore;
			if (this.answered) {
				succeed();
			}
			else if (sent && this.call.remaining(CircuitBreakerStage.this.callTimeout).isZero()) {
				count(new TimeoutException());
			}
			else {
				release();
			}
		}

		private void count(Throwable failure) {
			if (this.used.compareAndSet(false, true)) {
				CircuitBreakerStage.this.breaker.onError(0, TimeUnit.NANOSECONDS, failure);
			}
		}

		private void release() {
			if (this.used.compareAndSet(false, true)) {
				CircuitBreakerStage.this.breaker.releasePermission();
			}
		}

		private static boolean isAnswer(Throwable failure) {
			return failure instanceof ApiDecodingException
					|| (failure instanceof ApiResponseException response && !response.status().is5xxServerError());
		}

		private static boolean isFailureOfApi(Throwable failure) {
			if (failure instanceof ApiTimeoutException timeout) {
				return timeout.deadline() != ApiTimeoutException.Deadline.ACQUIRE;
			}
			return failure instanceof ApiTransportException || failure instanceof ApiResponseException;
		}

	}

}
