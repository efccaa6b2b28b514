package dev.tandem.usecases;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/**
 * Waits for the last signal of a reactive call. There has to be one and no more, and
 * subscribing must not throw.
 */
final class LastSignal extends BaseSubscriber<Object> {

	static final Duration LIMIT = Duration.ofMillis(Long.getLong("tandem.sabotage.limit", 10_000));

	private final CountDownLatch ended = new CountDownLatch(1);

	private final AtomicInteger signals = new AtomicInteger();

	private volatile @Nullable Object value;

	private volatile @Nullable Throwable failure;

	static LastSignal of(Publisher<?> call) {
		Objects.requireNonNull(call, "There is no call");
		LastSignal signal = new LastSignal();
		try {
			call.subscribe(signal);
		}
		catch (Throwable ex) {
			throw new AssertionError("subscribe() threw", ex);
		}
		return signal;
	}

	@Override
	protected void hookOnNext(Object element) {
		this.value = element;
	}

	@Override
	protected void hookOnError(Throwable thrown) {
		this.failure = thrown;
	}

	@Override
	protected void hookFinally(SignalType type) {
		this.signals.incrementAndGet();
		this.ended.countDown();
	}

	/**
	 * Make a blocking call in a thread of its own.
	 * @return what it threw, {@code null} if it returned
	 */
	static @Nullable Throwable of(Callable<? extends @Nullable Object> call) throws InterruptedException {
		AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
		Thread caller = new Thread(() -> {
			try {
				call.call();
			}
			catch (Throwable ex) {
				thrown.set(ex);
			}
		}, "blocking-caller");
		caller.setDaemon(true);
		caller.start();
		caller.join(LIMIT.toMillis());
		if (caller.isAlive()) {
			caller.interrupt();
			return new AssertionError("The call has not ended");
		}
		return thrown.get();
	}

	/**
	 * The last value of a call that succeeded.
	 */
	@Nullable Object get() throws Throwable {
		if (!this.ended.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			cancel();
			throw new AssertionError("The call has not ended");
		}
		if (this.signals.get() != 1) {
			throw new AssertionError("The call has ended " + this.signals + " times");
		}
		if (this.failure != null) {
			throw Objects.requireNonNull(this.failure);
		}
		return this.value;
	}

}
