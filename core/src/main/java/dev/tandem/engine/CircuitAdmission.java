package dev.tandem.engine;

import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

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

		private volatile Circuit.@Nullable Pass pass;

		/**
		 * Written before the pass and read after it.
		 */
		private int attemptsBefore;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> enter() {
			Circuit.Pass given = CircuitAdmission.this.circuit.tryPass();
			if (given == null) {
				return Mono.error(open(this.call));
			}
			this.attemptsBefore = this.call.attempts();
			this.pass = given;
			return null;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (isResponse(failure)) {
				succeed();
			}
			else if (isFailureOfApi(failure)) {
				report((given) -> given.fail(failure));
			}
			else {
				report(Circuit.Pass::release);
			}
			return null;
		}

		/**
		 * A stream without an end would keep the pass, and a body may be left unread:
		 * there, the head decides.
		 */
		@Override
		void headArrived() {
			succeed();
		}

		@Override
		void succeed() {
			report(Circuit.Pass::succeed);
		}

		/**
		 * An API that lets the deadline pass has failed, although it is the caller's side
		 * that ends the attempt.
		 */
		@Override
		void giveUp(boolean deadlinePassed) {
			if (this.call.hasElements()) {
				succeed();
			}
			else if (deadlinePassed && isSent()) {
				report((given) -> given.fail(new TimeoutException()));
			}
			else {
				report(Circuit.Pass::release);
			}
		}

		private boolean isSent() {
			return this.pass != null && this.call.attempts() > this.attemptsBefore && !this.call.waitsForKey();
		}

		private void report(Consumer<Circuit.Pass> outcome) {
			Circuit.Pass given = this.pass;
			if (given != null) {
				outcome.accept(given);
			}
		}

		private static boolean isResponse(Throwable failure) {
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
