package dev.tandem.exchange;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.tandem.ApiResponseException;
import dev.tandem.auth.KeyUnavailableException;
import dev.tandem.observation.CallListener;
import dev.tandem.transport.SentKey;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Sends a request once more with a fresh key, after the API has refused the one that was
 * sent. A 401 says that the request had no effect, so that any may be sent again whose
 * body can.
 */
final class FreshKeyStage implements CallStage {

	private static final Log logger = LogFactory.getLog(FreshKeyStage.class);

	private final CallListener listener;

	/**
	 * Create a stage.
	 * @param listener is told of requests that are sent once more
	 */
	FreshKeyStage(CallListener listener) {
		this.listener = listener;
	}

	@Override
	public <T> Mono<T> around(Call call, Mono<T> exchange) {
		if (!call.isResendable()) {
			return exchange;
		}
		Refusal refusal = new Refusal(call);
		Mono<T> attempt = exchange.contextWrite((context) -> context.put(SentKey.class, refusal.sent));
		return attempt.onErrorResume(refusal::mayBeOfAnOldKey,
				(failure) -> refusal.lift(failure).then(attempt).onErrorMap(call::finalFailure));
	}

	/**
	 * An answer that refuses the key has no elements that the caller could have seen.
	 */
	@Override
	public <T> Flux<T> around(Call call, Flux<T> exchange) {
		if (!call.isResendable()) {
			return exchange;
		}
		Refusal refusal = new Refusal(call);
		Flux<T> attempt = exchange.contextWrite((context) -> context.put(SentKey.class, refusal.sent));
		return attempt.onErrorResume(refusal::mayBeOfAnOldKey,
				(failure) -> refusal.lift(failure).thenMany(attempt).onErrorMap(call::finalFailure));
	}

	@Override
	public <T> Mono<ResponseEntity<Flux<T>>> aroundHeadAndBody(Call call, Mono<ResponseEntity<Flux<T>>> exchange) {
		return around(call, exchange);
	}

	/**
	 * A call whose key may be refused, once.
	 */
	private final class Refusal {

		private final Call call;

		private final SentKey sent = new SentKey();

		private final AtomicBoolean met = new AtomicBoolean();

		private Refusal(Call call) {
			this.call = call;
		}

		private boolean mayBeOfAnOldKey(Throwable failure) {
			return failure instanceof ApiResponseException answer
					&& answer.status().isSameCodeAs(HttpStatus.UNAUTHORIZED) && this.met.compareAndSet(false, true);
		}

		/**
		 * Completes if there is another key, and fails with the refusal otherwise.
		 */
		private Mono<Void> lift(Throwable failure) {
			return this.sent.refresh()
				.onErrorResume(KeyUnavailableException.class, this::stillRefused)
				.flatMap((another) -> another ? Mono.fromRunnable(() -> repeatAfter(failure)) : Mono.error(failure));
		}

		private void repeatAfter(Throwable failure) {
			this.call.repeatAfter(failure);
			FreshKeyStage.this.listener.retried(this.call.operation(), failure);
		}

		private Mono<Boolean> stillRefused(KeyUnavailableException failure) {
			logger.warn("The API of the client '%s' refuses its key, and no other can be had: %s"
				.formatted(this.call.operation().client(), failure.getMessage()));
			return Mono.just(false);
		}

	}

}
