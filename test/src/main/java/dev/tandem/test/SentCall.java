package dev.tandem.test;

import java.util.List;

import dev.tandem.ApiOperation;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * A call that a client made and that has ended.
 *
 * @param call what became of it
 * @param requests its requests, one for each attempt and for each redirect that was
 * followed
 */
public record SentCall(EndedCall call, List<SentRequest> requests) {

	/**
	 * The operation that was called.
	 * @return the operation
	 */
	public ApiOperation operation() {
		return this.call.operation();
	}

	/**
	 * What became of the call.
	 * @return the outcome
	 */
	public CallOutcome outcome() {
		return this.call.outcome();
	}

	/**
	 * How often the request was sent.
	 * @return the number of attempts, 0 for a call that was not sent
	 */
	public int attempts() {
		return this.call.attempts();
	}

	/**
	 * Status of the last response.
	 * @return the status, {@code null} without one
	 */
	public @Nullable HttpStatusCode status() {
		return this.call.status();
	}

	/**
	 * What the caller sees if the call failed.
	 * @return the failure, {@code null} if nothing failed
	 */
	public @Nullable Throwable failure() {
		return this.call.failure();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder().append(operation().name())
			.append(": ")
			.append(outcome())
			.append(", attempts: ")
			.append(attempts());
		if (status() != null) {
			text.append(", status: ").append(status().value());
		}
		if (failure() != null) {
			text.append(", failure: ").append(failure());
		}
		this.requests.forEach((request) -> text.append("\n  ").append(request));
		return text.toString();
	}

}
