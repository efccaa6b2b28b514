package dev.tandem.actuate;

import java.util.concurrent.TimeoutException;

import dev.tandem.ApiException;
import dev.tandem.ApiRejectedException.Reason;
import dev.tandem.ApiRejectedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.health.contributor.Health;

/**
 * Results of a probe. All who ask at the same time, and for a time after, share one call,
 * so that a storm of health checks does not reach the API.
 */
final class ProbeResults {

	private final HealthProbe probe;

	private final Mono<Result> shared;

	ProbeResults(HealthProbe probe) {
		this.probe = probe;
		this.shared = Mono.defer(this::call).cache(probe.interval());
	}

	@SuppressWarnings("ReferenceEquality")
	boolean areOf(HealthProbe other) {
		return this.probe == other;
	}

	Mono<Result> get() {
		return this.shared;
	}

	/**
	 * The deadline of the call is the timeout of the probe. That of a stream ends with
	 * its head, so that its body is bounded here.
	 */
	private Mono<Result> call() {
		return Mono.defer(this.probe.call())
			.timeout(this.probe.timeout().multipliedBy(2))
			.thenReturn(new Result(this.probe.operation(), null))
			.onErrorResume((failure) -> Mono.just(new Result(this.probe.operation(), failure)));
	}

	/**
	 * Result of a probe.
	 *
	 * @param operation the operation that was called
	 * @param failure why the call failed, {@code null} if it did not
	 */
	record Result(String operation, @Nullable Throwable failure) {

		void addTo(Health.Builder health) {
			if (this.failure == null) {
				health.withDetail("probe", this.operation + " succeeded");
				return;
			}
			if (!isOwnLimit()) {
				health.status(UpstreamHealthGroups.DEGRADED);
			}
			health.withDetail("probe", text(this.failure));
		}

		/**
		 * A probe that a limit of the client holds back says nothing of the API.
		 */
		private boolean isOwnLimit() {
			return this.failure instanceof ApiRejectedException rejected && (rejected.reason() == Reason.RATE_LIMITED
					|| rejected.reason() == Reason.TOO_MANY_CALLS || rejected.reason() == Reason.CIRCUIT_OPEN);
		}

		/**
		 * Messages of others may hold secrets.
		 */
		private String text(Throwable failure) {
			if (failure instanceof TimeoutException) {
				return this.operation + " did not end in time";
			}
			return (failure instanceof ApiException) ? String.valueOf(failure.getMessage())
					: this.operation + " failed with " + failure.getClass().getName();
		}

	}

}
