package dev.tandem.exchange;

import java.io.FileNotFoundException;
import java.nio.file.FileSystemException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.client.ApiClientSettings;
import dev.tandem.observation.CallListener;
import dev.tandem.transport.RedirectException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.http.ResponseEntity;

/**
 * Tries again what may be tried again: a call that is safe to repeat, after a failure
 * that may pass. The last failure comes out, with the earlier ones suppressed.
 */
final class RetryStage implements CallStage {

	private final ApiClientSettings.Retry settings;

	private final Duration callTimeout;

	private final Backoff backoff;

	private final RetryBudget budget;

	private final RequestedDelay requestedDelay;

	private final CallListener listener;

	/**
	 * Create a stage.
	 * @param settings when and how a call is tried again
	 * @param callTimeout the deadline that the client sets
	 * @param requestedDelay tells how long an API asks to wait
	 * @param listener is told of calls that are tried again
	 */
	RetryStage(ApiClientSettings.Retry settings, Duration callTimeout, RequestedDelay requestedDelay,
			CallListener listener) {
		this.settings = settings;
		this.callTimeout = callTimeout;
		this.requestedDelay = requestedDelay;
		this.listener = listener;
		this.backoff = new Backoff(settings.backoff());
		this.budget = new RetryBudget(settings.budget());
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		if (!call.isRepeatable()) {
			return exchange;
		}
		this.budget.deposit();
		return exchange
			.retryWhen(Retry.from((failures) -> failures.concatMap((signal) -> next(call, signal.failure()))));
	}

	/**
	 * Once the caller has an element, a repeated call would hand it out again.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		if (!call.isRepeatable()) {
			return exchange;
		}
		this.budget.deposit();
		AtomicBoolean begun = new AtomicBoolean();
		return exchange.doOnNext((element) -> begun.set(true))
			.retryWhen(Retry.from((failures) -> failures.concatMap((signal) -> begun.get()
					? Mono.error(call.finalFailure(signal.failure())) : next(call, signal.failure()))));
	}

	/**
	 * Once the caller has the head, the call is no longer repeated.
	 */
	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return around(call, exchange);
	}

	private Mono<Long> next(Call call, Throwable failure) {
		if (!mayPass(failure) || call.attempts() >= this.settings.maxAttempts()) {
			return Mono.error(call.finalFailure(failure));
		}
		Duration asked = this.requestedDelay.of(failure, Instant.now());
		Duration delay = max(asked, this.backoff.after(call.attempts()));
		boolean tooLate = asked.compareTo(this.settings.maxRetryAfter()) > 0
				|| delay.compareTo(call.remaining(this.callTimeout)) >= 0;
		if (tooLate || !this.budget.withdraw()) {
			return Mono.error(call.finalFailure(failure));
		}
		call.repeatAfter(failure);
		return Mono.delay(delay).doOnNext((over) -> this.listener.retried(call.operation(), failure));
	}

	private boolean mayPass(Throwable failure) {
		if (failure instanceof ApiResponseException response) {
			return this.settings.onStatus().contains(response.status().value());
		}
		if (failure instanceof ApiTimeoutException timeout) {
			return timeout.deadline() != ApiTimeoutException.Deadline.CALL;
		}
		return failure instanceof ApiTransportException && !isLasting(failure);
	}

	/**
	 * What would fail the same way a moment later.
	 */
	private static boolean isLasting(Throwable failure) {
		for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
			if (cause instanceof CertificateException || cause instanceof RedirectException
					|| cause instanceof FileSystemException || cause instanceof FileNotFoundException) {
				return true;
			}
		}
		return false;
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

}
