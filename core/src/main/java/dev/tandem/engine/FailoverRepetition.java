package dev.tandem.engine;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLHandshakeException;

import dev.tandem.ApiTimeoutException;
import dev.tandem.ApiTransportException;
import dev.tandem.observation.CallListener;
import dev.tandem.resilience.Failover;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a request to another server at once, whatever its method, if no connection to the
 * one that was chosen could be opened: nothing was sent. Each server is tried once, and
 * only if another one than before is to be called now.
 */
final class FailoverRepetition implements CallPolicy {

	private final Failover failover;

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param failover chooses the servers
	 * @param listener is notified of requests that are sent once more
	 */
	FailoverRepetition(Failover failover, CallListener listener) {
		this.failover = failover;
		this.listener = listener;
	}

	@Override
	public @Nullable CallStep begin(Call call) {
		return (call.isResendable() && !call.isAddressed()) ? new Step(call) : null;
	}

	private static boolean isUnsent(Throwable failure) {
		if (failure instanceof ApiTimeoutException timeout) {
			return timeout.deadline() == ApiTimeoutException.Deadline.CONNECT
					|| timeout.deadline() == ApiTimeoutException.Deadline.TLS;
		}
		Throwable cause = failure.getCause();
		return failure instanceof ApiTransportException
				&& (cause instanceof ConnectException || cause instanceof NoRouteToHostException
						|| cause instanceof UnknownHostException || cause instanceof SSLHandshakeException);
	}

	private final class Step extends CallStep {

		private final Call call;

		private int others = FailoverRepetition.this.failover.size() - 1;

		private int used;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> enter() {
			this.used = FailoverRepetition.this.failover.current();
			return null;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (this.others == 0 || FailoverRepetition.this.failover.current() == this.used || !isUnsent(failure)
					|| !this.call.mayBeUnprocessed()) {
				return null;
			}
			this.others--;
			this.call.keepUnprocessed(failure);
			FailoverRepetition.this.listener.retried(this.call.operation(), failure);
			return Mono.empty();
		}

	}

}
