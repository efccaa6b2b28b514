package dev.tandem.engine;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiDecodingException;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.resilience.Circuit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends nothing for a while to an API that fails too often.
 */
final class CircuitAdmission implements CallPolicy {

	private final Circuit circuit;

	CircuitAdmission(Circuit circuit) {
		this.circuit = circuit;
	}

	@Override
	public CallStep begin(Call call) {
		return new Step(call);
	}

	private ApiRejectedException open(Call call) {
		return new ApiRejectedException(call.operation(), call.attempts(), call.elapsed(),
				ApiRejectedException.Reason.CIRCUIT_OPEN, "%s: see tandem.clients.%s.circuit-breaker"
					.formatted(this.circuit.refusal(), call.operation().client()),
				null);
	}

	private final class Step extends CallStep {

		private final Call call;

		private volatile @Nullable Permission permission;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> enter() {
			if (!CircuitAdmission.this.circuit.tryPass()) {
				return Mono.error(open(this.call));
			}
			this.permission = new Permission(this.call.attempts());
			return null;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (isAnswer(failure)) {
				succeed();
			}
			else if (isFailureOfApi(failure)) {
				count(failure);
			}
			else {
				release();
			}
			return null;
		}

		/**
		 * A stream without an end would keep the permission, and a body may be left
		 * unread: there, the head decides.
		 */
		@Override
		void headArrived() {
			succeed();
		}

		@Override
		void succeed() {
			if (use() != null) {
				CircuitAdmission.this.circuit.succeed();
			}
		}

		/**
		 * An API that lets the deadline pass has failed, although it is the caller's side
		 * that ends the attempt.
		 */
		@Override
		void giveUp(boolean deadlinePassed) {
			Permission given = this.permission;
			boolean sent = given != null && this.call.attempts() > given.attemptsBefore && !this.call.waitsForKey();
			if (this.call.hasElements()) {
				succeed();
			}
			else if (sent && deadlinePassed) {
				count(new TimeoutException());
			}
			else {
				release();
			}
		}

		private void count(Throwable failure) {
			if (use() != null) {
				CircuitAdmission.this.circuit.fail(failure);
			}
		}

		private void release() {
			if (use() != null) {
				CircuitAdmission.this.circuit.release();
			}
		}

		private @Nullable Permission use() {
			Permission given = this.permission;
			return (given != null && given.used.compareAndSet(false, true)) ? given : null;
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

	/**
	 * What the attempts of one permission say of the API. Only the first word counts.
	 */
	private static final class Permission {

		private final AtomicBoolean used = new AtomicBoolean();

		private final int attemptsBefore;

		private Permission(int attemptsBefore) {
			this.attemptsBefore = attemptsBefore;
		}

	}

}
