package dev.tandem.transport;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolShutdownException;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A call that waits for a connection and for the head of its response.
 * <p>
 * Reactor Netty does not pass a cancel on to its pool: a cancelled call would stay in the
 * queue, count against {@code pool.max-pending}, and close the connection that it gets in
 * the end. Here it is removed from the queue, which {@link Acquisition} shows it.
 */
final class ResponseWait implements CoreSubscriber<NettyResponse>, Subscription {

	private static final Subscription GIVEN_UP = Operators.emptySubscription();

	private static final Disposable NO_TIMER = Disposables.disposed();

	private final CoreSubscriber<? super NettyResponse> caller;

	private final Exchange exchange;

	private final Request request;

	private final Context context;

	/**
	 * The entry of the call in the queue of a pool.
	 */
	private final AtomicReference<@Nullable Subscription> entry = new AtomicReference<>();

	private volatile @Nullable Subscription upstream;

	private volatile Disposable timer = NO_TIMER;

	/**
	 * It opens a connection and waits for no other call to do so.
	 */
	private volatile boolean opening;

	private volatile boolean over;

	/**
	 * A connection that waits to be opened for the call.
	 */
	private volatile @Nullable Channel waiting;

	private boolean repeated;

	ResponseWait(CoreSubscriber<? super NettyResponse> caller, Exchange exchange, Request request) {
		this.caller = caller;
		this.exchange = exchange;
		this.request = request;
		this.context = ExchangeContext.remove(caller.currentContext()).put(ResponseWait.class, this);
	}

	/**
	 * The call that waits in the queue of a pool.
	 * @param borrower its entry there
	 * @return the call, {@code null} for a borrower without one
	 */
	static @Nullable ResponseWait of(Object borrower) {
		boolean known = borrower instanceof Scannable;
		Object waiting = known ? ((Scannable) borrower).scanUnsafe(Scannable.Attr.ACTUAL) : null;
		return (waiting instanceof CoreSubscriber<?> subscriber)
				? subscriber.currentContext().getOrDefault(ResponseWait.class, null) : null;
	}

	/**
	 * A connection is being opened.
	 * @param context context of the call for which it is
	 */
	static void opening(ContextView context) {
		ResponseWait call = context.getOrDefault(ResponseWait.class, null);
		if (call != null) {
			call.opening = true;
			call.timer.dispose();
		}
	}

	/**
	 * A connection cannot be opened.
	 * @param context context of the call for which it was
	 * @param failure the reason
	 */
	static void notOpened(ContextView context, Throwable failure) {
		ResponseWait call = context.getOrDefault(ResponseWait.class, null);
		if (call != null) {
			call.fail(failure);
		}
	}

	/**
	 * Whether a connection would be opened for a call that has ended.
	 * @param context context of the call, {@code null} for none
	 */
	static boolean isOver(@Nullable ContextView context) {
		ResponseWait call = (context != null) ? context.getOrDefault(ResponseWait.class, null) : null;
		return call != null && call.over;
	}

	/**
	 * A call waits until a connection may be opened for it, or no longer does. When the
	 * call ends meanwhile, nobody waits for the connection.
	 * @param context context of the call, {@code null} for none
	 * @param connection the connection, {@code null} for none
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	static void waitFor(@Nullable ContextView context, @Nullable Channel connection) {
		ResponseWait call = (context != null) ? context.getOrDefault(ResponseWait.class, null) : null;
		if (call != null) {
			call.waiting = connection;
			if (connection != null && call.over) {
				connection.close();
			}
		}
	}

	URI uri() {
		return this.exchange.uri();
	}

	/**
	 * The call waits in a queue from now on.
	 * @param borrower its entry there
	 */
	@SuppressWarnings("ReferenceEquality")
	void queued(Subscription borrower) {
		Subscription before = this.entry.getAndUpdate((present) -> (present == GIVEN_UP) ? present : borrower);
		if (before == GIVEN_UP) {
			borrower.cancel();
		}
	}

	/**
	 * The call does not wait in that queue any more.
	 * @param borrower its entry there
	 */
	void dequeued(Subscription borrower) {
		this.entry.compareAndSet(borrower, null);
	}

	/**
	 * Use a timer that ends the wait, unless it is over.
	 * @param expiry the timer
	 */
	void expireWith(Disposable expiry) {
		this.timer = expiry;
		if (this.opening || this.over || this.exchange.hasBegun()) {
			expiry.dispose();
		}
	}

	/**
	 * The time to get a connection has passed.
	 * @param limit the time
	 */
	void expire(Duration limit) {
		if (!this.opening) {
			fail(new PoolAcquireTimeoutException(limit));
		}
	}

	/**
	 * Fail, unless the call has got a connection.
	 */
	void fail(Throwable failure) {
		if (this.exchange.giveUp()) {
			leave();
			Subscription source = this.upstream;
			if (source != null) {
				source.cancel();
			}
			this.caller.onError(failure);
		}
	}

	@SuppressWarnings("FutureReturnValueIgnored")
	private void leave() {
		this.over = true;
		Channel unopened = this.waiting;
		if (unopened != null) {
			unopened.close();
		}
		this.timer.dispose();
		this.request.over();
		Subscription borrower = this.entry.getAndSet(GIVEN_UP);
		if (borrower != null) {
			borrower.cancel();
		}
	}

	@Override
	public Context currentContext() {
		return this.context;
	}

	@Override
	public void onSubscribe(Subscription subscription) {
		boolean first = this.upstream == null;
		this.upstream = subscription;
		if (first) {
			this.caller.onSubscribe(this);
		}
		else if (this.over) {
			subscription.cancel();
		}
		else {
			subscription.request(Long.MAX_VALUE);
		}
	}

	@Override
	public void request(long count) {
		Subscription source = this.upstream;
		if (source != null) {
			source.request(count);
		}
	}

	@Override
	public void onNext(NettyResponse response) {
		this.timer.dispose();
		this.request.over();
		if (!this.over) {
			this.caller.onNext(response);
		}
	}

	/**
	 * A pool that is not used is disposed, maybe just as a call has found it. The next
	 * one is new, so once more is enough.
	 */
	@Override
	public void onError(Throwable failure) {
		if (this.over) {
			return;
		}
		if (failure instanceof PoolShutdownException && !this.repeated && this.request.isOpen()) {
			this.repeated = true;
			this.request.send(this);
			return;
		}
		leave();
		this.exchange.end();
		this.caller.onError(this.request.explain(failure));
	}

	@Override
	public void onComplete() {
		if (!this.over) {
			this.caller.onComplete();
		}
	}

	/**
	 * Between the head and the body, too, there is something to cancel.
	 */
	@Override
	public void cancel() {
		leave();
		Subscription source = this.upstream;
		this.exchange.cancel((source != null) ? source : GIVEN_UP);
	}

	/**
	 * Sends the request of a call.
	 */
	interface Request {

		/**
		 * Send it, or send it again after it found no pool.
		 * @param call the call that waits for its response
		 */
		void send(ResponseWait call);

		/**
		 * The request is not sent any more.
		 */
		void over();

		/**
		 * What a failure of Reactor Netty means.
		 */
		Throwable explain(Throwable failure);

		/**
		 * Whether pools are made for those that are disposed.
		 */
		boolean isOpen();

	}

}
