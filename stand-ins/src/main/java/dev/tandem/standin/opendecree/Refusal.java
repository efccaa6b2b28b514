package dev.tandem.standin.opendecree;

import dev.tandem.standin.Answer;
import dev.tandem.standin.Received;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request that is refused, with a code of gRPC.
 */
final class Refusal extends RuntimeException {

	private final Code code;

	Refusal(Code code, String message) {
		super(message);
		this.code = code;
	}

	/**
	 * The response, which says more where a stream was asked for.
	 */
	Answer answer(Received request) {
		Answer answer = Answer.json(this.code.status, request.path().endsWith(":subscribe") ? wrapped() : body())
			.header("Grpc-Metadata-Content-Type", "application/grpc");
		return (this.code == Code.UNAUTHENTICATED) ? answer.header("WWW-Authenticate", String.valueOf(getMessage()))
				: answer;
	}

	private ObjectNode body() {
		ObjectNode body = JsonNodeFactory.instance.objectNode();
		body.put("code", this.code.number).put("message", getMessage());
		if (this.code == Code.RESOURCE_EXHAUSTED) {
			body.putArray("details")
				.addObject()
				.put("@type", "type.googleapis.com/google.rpc.RetryInfo")
				.put("retryDelay", "1s");
		}
		else {
			body.putArray("details");
		}
		return body;
	}

	/**
	 * As on a stream, which wraps it.
	 */
	ObjectNode wrapped() {
		ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
		wrapped.set("error", body());
		return wrapped;
	}

	static Refusal rateLimited() {
		return new Refusal(Code.RESOURCE_EXHAUSTED, "rate limit exceeded; retry after 1s");
	}

	/**
	 * Codes of gRPC and the status that the gateway makes of them.
	 */
	enum Code {

		INVALID_ARGUMENT(3, 400), NOT_FOUND(5, 404), PERMISSION_DENIED(7, 403), RESOURCE_EXHAUSTED(8, 429),
		FAILED_PRECONDITION(9, 400), ABORTED(10, 409), UNIMPLEMENTED(12, 501), INTERNAL(13, 500),
		UNAUTHENTICATED(16, 401);

		private final int number;

		private final int status;

		Code(int number, int status) {
			this.number = number;
			this.status = status;
		}

	}

}
