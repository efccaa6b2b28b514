package dev.tandem.failure;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Passes signals on until something is thrown. Another guard may report a failure from
 * another thread while an element is being passed on; the failure is then signalled after
 * that element.
 *
 * @param <T> the type of the elements
 */
public final class GuardedSubscriber<T> implements CoreSubscriber<T>, Subscription {

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<GuardedSubscriber> BUSY = AtomicIntegerFieldUpdater
		.newUpdater(GuardedSubscriber.class, "busy");

	@SuppressWarnings("rawtypes")
	private static final AtomicIntegerFieldUpdater<GuardedSubscriber> ENDED = AtomicIntegerFieldUpdater
		.newUpdater(GuardedSubscriber.class, "ended");

	@SuppressWarnings("rawtypes")
	private static final AtomicReferenceFieldUpdater<GuardedSubscriber, @Nullable Throwable> FAILURE = AtomicReferenceFieldUpdater
		.newUpdater(GuardedSubscriber.class, Throwable.class, "failure");

	private final CoreSubscriber<? super T> downstream;

	private final Context context;

	private volatile @Nullable Subscription upstream;

	private volatile @Nullable Throwable failure;

	/**
	 * Number of elements and subscriptions being passed on, plus one for a failure that
	 * waits.
	 */
	@SuppressWarnings("UnusedVariable")
	private volatile int busy;

	private volatile int ended;

	GuardedSubscriber(CoreSubscriber<? super T> downstream, GuardScope scope) {
		this.downstream = downstream;
		this.context = context(downstream.currentContext(), scope);
	}

	private Context context(Context downstreams, GuardScope scope) {
		if (scope == GuardScope.TRANSPORT) {
			return downstreams;
		}
		Context guarded = downstreams.put(GuardedSubscriber.class, this);
		return (scope == GuardScope.COMPOSED) ? FatalErrors.carriedBy(guarded) : guarded;
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	/**
	 * Reactor reports an error thrown by {@code subscribe} with a second subscription,
	 * and a failure may have come before the first.
	 */
	@Override
	public void onSubscribe(Subscription subscription) {
		BUSY.incrementAndGet(this);
		if (this.upstream != null || this.failure != null) {
			subscription.cancel();
		}
		else {
			this.upstream = subscription;
			if (this.failure != null) {
				cancel();
			}
			try {
				this.downstream.onSubscribe(this);
			}
			catch (Throwable ex) {
				thrownBelow(ex);
			}
		}
		handedOn();
	}

	@Override
	public void onNext(T element) {
		if (this.ended != 0 || this.failure != null) {
			Operators.onDiscard(element, this.context);
			return;
		}
		BUSY.incrementAndGet(this);
		if (this.failure == null) {
			handOn(element);
		}
		else {
			Operators.onDiscard(element, this.context);
		}
		handedOn();
	}

	private void handedOn() {
		int others = BUSY.decrementAndGet(this);
		Throwable waiting = this.failure;
		if (waiting != null && others == 1) {
			end(waiting);
		}
	}

	private void handOn(T element) {
		try {
			this.downstream.onNext(element);
		}
		catch (Throwable ex) {
			thrownBelow(ex);
		}
	}

	@Override
	public void onError(Throwable thrown) {
		if (this.failure != null || !ENDED.compareAndSet(this, 0, 1)) {
			Operators.onErrorDropped(thrown, this.context);
			return;
		}
		try {
			this.downstream.onError(Failures.signal(thrown));
		}
		catch (Throwable ex) {
			thrownBelow(ex);
		}
	}

	@Override
	public void onComplete() {
		if (this.failure != null || !ENDED.compareAndSet(this, 0, 1)) {
			return;
		}
		try {
			this.downstream.onComplete();
		}
		catch (Throwable ex) {
			thrownBelow(ex);
		}
	}

	@Override
	public void request(long count) {
		Subscription source = this.upstream;
		try {
			if (source != null) {
				source.request(count);
			}
		}
		catch (Throwable ex) {
			fail(ex);
		}
	}

	@Override
	public void cancel() {
		Subscription source = this.upstream;
		try {
			if (source != null) {
				source.cancel();
			}
		}
		catch (Throwable ex) {
			Operators.onErrorDropped(Failures.signal(ex), this.context);
		}
	}

	/**
	 * Cancel the source and signal a failure, from any thread: something that was thrown
	 * upstream, or between this guard and the next, or a deadline. Of failures that come
	 * at the same time only one may count as busy.
	 * @param thrown the failure
	 */
	public void fail(Throwable thrown) {
		Throwable signal = Failures.signal(thrown);
		if (this.ended != 0 || !FAILURE.compareAndSet(this, null, signal)) {
			Operators.onErrorDropped(signal, this.context);
			return;
		}
		cancel();
		if (BUSY.getAndIncrement(this) == 0) {
			end(signal);
		}
	}

	private void end(Throwable signal) {
		if (!ENDED.compareAndSet(this, 0, 1)) {
			return;
		}
		try {
			if (this.upstream == null) {
				this.downstream.onSubscribe(Operators.emptySubscription());
			}
			this.downstream.onError(signal);
		}
		catch (Throwable ex) {
			thrownBelow(ex);
		}
	}

	/**
	 * Without a guard downstream, the error is signalled to the subscriber itself.
	 */
	private void thrownBelow(Throwable thrown) {
		GuardedSubscriber<?> next = this.downstream.currentContext().getOrDefault(GuardedSubscriber.class, null);
		if (next != null) {
			this.ended = 1;
			cancel();
			next.fail(thrown);
		}
		else if (this.ended == 0) {
			fail(thrown);
		}
		else {
			try {
				this.downstream.onError(Failures.signal(thrown));
			}
			catch (Throwable ex) {
				Operators.onErrorDropped(Failures.signal(ex), this.context);
			}
		}
	}

}
