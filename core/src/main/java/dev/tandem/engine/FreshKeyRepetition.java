package dev.tandem.engine;

import dev.tandem.ApiResponseException;
import dev.tandem.auth.KeyUnavailableException;
import dev.tandem.observation.CallListener;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;

/**
 * Sends a request once more with a fresh key, after the API has refused the one that was
 * sent. A 401 says that the request had no effect, so that any may be sent again whose
 * body can. For one whose body cannot, the key is fetched for the calls that follow. A
 * response that refuses the key has no elements that the caller could have seen.
 */
final class FreshKeyRepetition implements CallPolicy {

	private static final Log logger = LogFactory.getLog(FreshKeyRepetition.class);

	private final CallListener listener;

	/**
	 * Create a policy.
	 * @param listener is notified of requests that are sent once more
	 */
	FreshKeyRepetition(CallListener listener) {
		this.listener = listener;
	}

	@Override
	public CallStep begin(Call call) {
		return new Step(call);
	}

	/**
	 * A call whose key may be refused, once.
	 */
	private final class Step extends CallStep {

		private final Call call;

		private boolean refused;

		private Step(Call call) {
			this.call = call;
		}

		@Override
		@Nullable Mono<?> fail(Throwable failure) {
			if (this.refused || !(failure instanceof ApiResponseException response)
					|| !response.status().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
				return null;
			}
			this.refused = true;
			if (!this.call.isResendable()) {
				refresh().subscribe();
				return null;
			}
			this.call.keepFailure(failure);
			return refresh().flatMap((another) -> another ? Mono.fromRunnable(() -> repeatAfter(failure))
					: Mono.error(this.call.finalFailure(failure)));
		}

		private Mono<Boolean> refresh() {
			return this.call.sentKey().refresh().onErrorResume(KeyUnavailableException.class, this::stillRefused);
		}

		private void repeatAfter(Throwable failure) {
			FreshKeyRepetition.this.listener.retried(this.call.operation(), failure);
		}

		private Mono<Boolean> stillRefused(KeyUnavailableException failure) {
			logger.warn("The API of the client '%s' rejects its key, and no other key is available: %s"
				.formatted(this.call.operation().client(), failure.getMessage()));
			return Mono.just(false);
		}

	}

}
