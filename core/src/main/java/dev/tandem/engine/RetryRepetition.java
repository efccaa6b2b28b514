package dev.tandem.engine;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.settings.ClientSettings;
import dev.tandem.failure.Failures;
import dev.tandem.observation.CallListener;
import dev.tandem.resilience.RetryBudget;
import dev.tandem.transport.RedirectException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Tries again what may be tried again: a call that is safe to repeat, after a failure
 * that may pass. The last failure comes out, with the earlier ones suppressed.
 */
final class RetryRepetition implements CallPolicy {

	private final ClientSettings.Retry settings;

	private final Backoff backoff;

	private final @Nullable RetryBudget budget;

	private final RequestedDelay requestedDelay;

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param settings when and how a call is tried again
	 * @param budget bounds retries, {@code null} for no bound
	 * @param requestedDelay finds how long an API asks to wait
	 * @param listener is notified of calls that are tried again
	 */
	RetryRepetition(ClientSettings.Retry settings, @Nullable RetryBudget budget, RequestedDelay requestedDelay,
			CallListener listener) {
		this.settings = settings;
		this.requestedDelay = requestedDelay;
		this.listener = listener;
		this.backoff = new Backoff(settings.backoff(), () -> ThreadLocalRandom.current().nextDouble());
		this.budget = budget;
	}

	@Override
	public @Nullable CallStep begin(Call call) {
		if (this.budget != null) {
			this.budget.deposit();
		}
		return call.isRepeatable() ? new Step(call) : null;
	}

	private boolean isRetryable(Throwable failure) {
		if (failure instanceof ApiResponseException response) {
			return this.settings.onStatus().contains(response.status().value());
		}
		if (failure instanceof ApiTimeoutException timeout) {
			return timeout.deadline() != ApiTimeoutException.Deadline.CALL;
		}
		return failure instanceof ApiTransportException && !isPermanent(failure);
	}

	/**
	 * What would fail the same way a moment later.
	 */
	private static boolean isPermanent(Throwable failure) {
		return Failures.withCauses(failure)
			.stream()
			.anyMatch((cause) -> cause instanceof CertificateException || cause instanceof RedirectException);
	}

	private static Duration max(Duration one, Duration other) {
		return (one.compareTo(other) > 0) ? one : other;
	}

	private final class Step extends CallStep {

		private final Call call;

		private Step(Call call) {
			this.call = call;
		}

		/**
		 * Once the caller has an element, a repeated call would hand it out again.
		 */
		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			ClientSettings.Retry settings = RetryRepetition.this.settings;
			if (this.call.hasElements() || !isRetryable(failure)
					|| this.call.processedAttempts() >= settings.maxAttempts()) {
				return null;
			}
			Duration asked = RetryRepetition.this.requestedDelay.of(failure, this.call.clock().timeOfDay().instant());
			Duration delay = max(asked, RetryRepetition.this.backoff.after(this.call.processedAttempts()));
			boolean tooLate = asked.compareTo(settings.maxRetryAfter()) > 0
					|| delay.compareTo(this.call.remaining()) >= 0;
			RetryBudget budget = RetryRepetition.this.budget;
			if (tooLate || (budget != null && !budget.withdraw())) {
				return null;
			}
			this.call.keepFailure(failure);
			return this.call.clock()
				.delay(delay)
				.doOnSuccess((over) -> RetryRepetition.this.listener.retried(this.call.operation(), failure));
		}

	}

}
