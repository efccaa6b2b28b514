package dev.tandem.exchange;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.limit.Circuit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ResponseEntity;

/**
 * Sends nothing for a while to an API that fails too often.
 */
final class CircuitBreakerStage implements CallStage {

	private final Circuit circuit;

	private final Duration callTimeout;

	/**
	 * Create a stage.
	 * @param circuit the circuit
	 * @param callTimeout the deadline that the client sets
	 */
	CircuitBreakerStage(Circuit circuit, Duration callTimeout) {
		this.circuit = circuit;
		this.callTimeout = callTimeout;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		return Mono.defer(() -> {
			if (!this.circuit.tryPass()) {
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
			if (!this.circuit.tryPass()) {
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
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.CIRCUIT_OPEN, "%s: see tandem.clients.%s.circuit-breaker"
					.formatted(this.circuit.refusal(), call.operation().client()),
				null);
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
				CircuitBreakerStage.this.circuit.succeed();
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
				CircuitBreakerStage.this.circuit.fail(failure);
			}
		}

		private void release() {
			if (this.used.compareAndSet(false, true)) {
				CircuitBreakerStage.this.circuit.release();
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
