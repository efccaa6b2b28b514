package dev.tandem.logging;

import dev.tandem.ApiException;
import dev.tandem.ApiOperation;
import dev.tandem.ApiRejectedException;
import dev.tandem.ApiResponseException;
import dev.tandem.ApiTimeoutException;
import dev.tandem.observation.CallOutcome;
import dev.tandem.observation.EndedCall;
import org.jspecify.annotations.Nullable;

/**
 * The line that reports a call. It holds nothing of what was sent but the URI template,
 * and nothing of the response but its status, its length and its id.
 */
final class CallLine {

	private CallLine() {
	}

	static String of(EndedCall call, @Nullable CallRecord record) {
		StringBuilder line = new StringBuilder(name(call.operation(), record)).append(' ')
			.append(call.operation().method().name());
		if (!call.operation().uriTemplate().isEmpty()) {
			line.append(' ').append(LogText.oneLine(call.operation().uriTemplate()));
		}
		line.append(" -> ")
			.append(result(call))
			.append(" in ")
			.append(call.elapsed().toMillis())
			.append(" ms, ")
			.append(attempts(call.attempts()));
		ExchangeRecord last = (record != null) ? record.last() : null;
		if (last != null && last.received() >= 0) {
			line.append(", ").append(last.received()).append(" bytes");
		}
		if (last != null && last.correlationId() != null) {
			line.append(", correlation ").append(last.correlationId());
		}
		return line.toString();
	}

	static String name(ApiOperation operation, @Nullable CallRecord record) {
		return operation.client() + " " + operation.name() + ((record != null) ? record.label() : "");
	}

	private static String result(EndedCall call) {
		String status = (call.status() != null) ? Integer.toString(call.status().value()) : "";
		String end = end(call);
		return status.isEmpty() ? (end.isEmpty() ? "done" : end) : (end.isEmpty() ? status : status + " " + end);
	}

	private static String end(EndedCall call) {
		Throwable failure = call.failure();
		if (failure == null) {
			return (call.outcome() == CallOutcome.CANCELLED) ? "cancelled" : "";
		}
		if (failure instanceof ApiTimeoutException timeout) {
			return "ApiTimeoutException " + timeout.deadline();
		}
		if (failure instanceof ApiRejectedException rejected) {
			return "ApiRejectedException " + rejected.reason();
		}
		if (failure instanceof ApiResponseException) {
			return ApiResponseException.class.getSimpleName();
		}
		return (failure instanceof ApiException) ? failure.getClass().getSimpleName() : failure.getClass().getName();
	}

	private static String attempts(int attempts) {
		return switch (attempts) {
			case 0 -> "not sent";
			case 1 -> "1 attempt";
			default -> attempts + " attempts";
		};
	}

}
