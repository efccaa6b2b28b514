package dev.tandem.engine;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * What a call is subscribed to: its attempt, or a wait before or after one. Each attempt
 * is requested what the caller has requested so far.
 */
final class CallSource {

	private static final AtomicReferenceFieldUpdater<CallSource, @Nullable Subscription> CURRENT = AtomicReferenceFieldUpdater
		.newUpdater(CallSource.class, Subscription.class, "current");

	@SuppressWarnings("UnusedVariable")
	private volatile @Nullable Subscription current;

	private @Nullable Subscription attempt;

	private long requested;

	/**
	 * An attempt begins.
	 */
	void attempt(Subscription subscription) {
		long demand;
		synchronized (this) {
			this.attempt = subscription;
			demand = this.requested;
		}
		if (Operators.replace(CURRENT, this, subscription) && demand > 0) {
			subscription.request(demand);
		}
	}

	/**
	 * A wait begins.
	 */
	void await(Subscription subscription) {
		if (Operators.replace(CURRENT, this, subscription)) {
			subscription.request(Long.MAX_VALUE);
		}
	}

	/**
	 * The caller requests elements.
	 */
	void request(long count) {
		Subscription source;
		synchronized (this) {
			this.requested = Operators.addCap(this.requested, count);
			source = this.attempt;
		}
		if (source != null) {
			source.request(count);
		}
	}

	/**
	 * Cancel the attempt. The call goes on.
	 */
	void cancelAttempt() {
		Subscription source = this.attempt;
		if (source != null) {
			source.cancel();
		}
	}

	/**
	 * Cancel what the call is subscribed to, and whatever it subscribes to from now on.
	 */
	void cancel() {
		Operators.terminate(CURRENT, this);
	}

}
