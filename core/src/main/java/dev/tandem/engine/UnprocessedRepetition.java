package dev.tandem.engine;

import dev.tandem.ApiTransportException;
import dev.tandem.observation.CallListener;
import dev.tandem.transport.UnprocessedRequestException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a request once more that the server has certainly not processed, whatever its
 * method: a server may close a connection at the moment that it is used again (RFC 9110,
 * section 9.2.2).
 */
final class UnprocessedRepetition implements CallPolicy {

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param listener is notified of requests that are sent once more
	 */
	UnprocessedRepetition(CallListener listener) {
		this.listener = listener;
	}

	@Override
	public @Nullable CallStep begin(Call call) {
		return call.isResendable() ? new Step(call) : null;
	}

	private final class Step extends CallStep {

		private final Call call;

		private boolean repeated;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (this.repeated || !this.call.mayBeUnprocessed() || !(failure instanceof ApiTransportException)
					|| !(failure.getCause() instanceof UnprocessedRequestException)) {
				return null;
			}
			this.repeated = true;
			this.call.keepUnprocessed(failure);
			UnprocessedRepetition.this.listener.retried(this.call.operation(), failure);
			return Mono.empty();
		}

	}

}
